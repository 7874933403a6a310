package dev.kith.platform.web;

import dev.kith.platform.WorkspaceId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Lets a handler ask for its {@link Caller}, for the caller's {@link WorkspaceId}, and for {@link Paging}. */
@Component
final class CallerArguments implements HandlerMethodArgumentResolver {

    private final Cursors cursors;

    CallerArguments(Cursors cursors) {
        this.cursors = cursors;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == WorkspaceId.class || type == Caller.class || type == Paging.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        Caller caller = Caller.of(request)
                .orElseThrow(() -> new Refused(Problem.UNAUTHENTICATED.because("Sign in, or send an API key.")));
        if (parameter.getParameterType() == Caller.class) {
            return caller;
        }
        return parameter.getParameterType() == Paging.class ? paging(request, caller) : caller.workspace();
    }

    private Paging paging(HttpServletRequest request, Caller caller) {
        String scope = caller.workspace().value() + " " + request.getRequestURI() + " " + filterOf(request);
        String cursor = request.getParameter("cursor");
        var after = cursor == null || cursor.isEmpty()
                ? List.<String>of()
                : cursors.open(scope, cursor)
                        .orElseThrow(() -> new Refused(Problem.BAD_CURSOR.because(
                                "Use the cursor of the previous answer as it was, with the same filters.")));
        return new Paging(limit(request), after, last -> cursors.seal(scope, last));
    }

    private static int limit(HttpServletRequest request) {
        String asked = request.getParameter("limit");
        if (asked == null) {
            return Paging.USUAL;
        }
        if (!asked.matches("[0-9]{1,3}") || Integer.parseInt(asked) < 1 || Integer.parseInt(asked) > Paging.MOST) {
            throw new Refused(Problem.INVALID_FIELDS.at(
                    "/limit", "out_of_range", "Write a limit from 1 to " + Paging.MOST + "."));
        }
        return Integer.parseInt(asked);
    }

    /** Everything that decides which rows are in the list; a cursor is good for the same list only. */
    private static String filterOf(HttpServletRequest request) {
        var sorted = new TreeMap<>(request.getParameterMap());
        sorted.remove("cursor");
        sorted.remove("limit");
        return sorted.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + String.join(",", entry.getValue()))
                .collect(Collectors.joining("&"));
    }
}
