package dev.kith.platform.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.UriComponentsBuilder;

/** Adds what only the request knows: where a problem happened, and where the next page of a list is. */
@ControllerAdvice
final class ProblemAdvice implements ResponseBodyAdvice<Object> {

    private final Answers answers;

    ProblemAdvice(Answers answers) {
        this.answers = answers;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof ProblemJson problem && request instanceof ServletServerHttpRequest servlet) {
            return answers.completed(servlet.getServletRequest(), problem);
        }
        if (body instanceof PageJson<?> page) {
            next(request, page.nextCursor())
                    .ifPresent(link -> response.getHeaders().set("Link", "<" + link + ">; rel=\"next\""));
        }
        return body;
    }

    private static Optional<String> next(ServerHttpRequest request, Optional<String> cursor) {
        return cursor.map(next -> {
            String query = UriComponentsBuilder.fromUri(request.getURI())
                    .replaceQueryParam("cursor", next)
                    .build(true)
                    .getQuery();
            return request.getURI().getRawPath() + "?" + query;
        });
    }
}
