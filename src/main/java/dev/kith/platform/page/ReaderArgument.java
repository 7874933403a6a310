package dev.kith.platform.page;

import dev.kith.platform.KithSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets a handler ask for {@link Words} or a {@link Reader}. {@code ?lang=} and {@code ?theme=} win and are remembered in a
 * cookie; then the cookie; then what the browser prefers.
 */
@Component
final class ReaderArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final String LANGUAGE_COOKIE = "kith_lang";
    private static final int A_YEAR = 31_536_000;

    private final String usual;

    ReaderArgument(KithSettings settings) {
        this.usual = settings.language();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Words.class)
                || parameter.getParameterType().equals(Reader.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        Reader reader = reader(request);
        Optional.ofNullable(web.getNativeResponse(HttpServletResponse.class))
                .ifPresent(response -> remember(request, response));
        return parameter.getParameterType().equals(Words.class) ? reader.words() : reader;
    }

    /** Also for filters and error pages, which have no handler. */
    Reader reader(HttpServletRequest request) {
        String language = asked(request, "lang", Words.LANGUAGES)
                .or(() -> cookie(request, LANGUAGE_COOKIE).filter(Words.LANGUAGES::contains))
                .or(() -> preferred(request))
                .orElse(usual);
        String theme = asked(request, "theme", List.of("auto", "light", "dark"))
                .or(() -> cookie(request, Theme.COOKIE))
                .orElse("auto");
        return new Reader(Words.of(language), Theme.of(theme));
    }

    private static void remember(HttpServletRequest request, HttpServletResponse response) {
        asked(request, "lang", Words.LANGUAGES).ifPresent(value -> keep(response, LANGUAGE_COOKIE, value));
        asked(request, "theme", List.of("auto", "light", "dark"))
                .ifPresent(value -> keep(response, Theme.COOKIE, value));
    }

    /** Scripts switch the theme without asking the server, so they must be able to write this cookie. */
    private static void keep(HttpServletResponse response, String name, String value) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(A_YEAR);
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    private static Optional<String> asked(HttpServletRequest request, String name, List<String> allowed) {
        return Optional.ofNullable(request.getParameter(name)).filter(allowed::contains);
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        return Arrays.stream(Optional.ofNullable(request.getCookies()).orElseGet(() -> new Cookie[0]))
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    private static Optional<String> preferred(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Optional.empty();
        }
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(Words.LANGUAGES::contains)
                .findFirst();
    }
}
