package dev.kith.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request pass to its handler only if the caller may do what the route says it needs. */
@Component
final class NeedsCheck implements HandlerInterceptor {

    private final Answers answers;

    NeedsCheck(Answers answers) {
        this.answers = answers;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method) || !isOurs(method)) {
            return true;
        }
        Permission needed =
                needOf(method).orElseThrow(() -> new IllegalStateException(method + " does not say what it needs"));
        if (needed == Permission.ANYONE) {
            return true;
        }
        Optional<Caller> caller = Caller.of(request);
        if (caller.isPresent() && caller.get().may(needed)) {
            return saysItsKey(method, request, response);
        }
        if (caller.isEmpty() && Answers.wantsPage(request)) {
            response.sendRedirect("/login" + wayBack(request));
            return false;
        }
        answers.write(request, response, caller.map(who -> refuse(who, needed)).orElseGet(NeedsCheck::unknown));
        return false;
    }

    private boolean saysItsKey(HandlerMethod method, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (method.hasMethodAnnotation(NeedsIdempotencyKey.class)
                && Idempotency.keyOf(request).isEmpty()) {
            answers.write(
                    request,
                    response,
                    Problem.MISSING_IDEMPOTENCY_KEY.because(
                            "Send an Idempotency-Key, for example a UUID, and the same one when you repeat the command."));
            return false;
        }
        return true;
    }

    /** What the route says, on the method or else on its class. */
    static Optional<Permission> needOf(HandlerMethod method) {
        var onMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Needs.class);
        var needs = onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Needs.class);
        return Optional.ofNullable(needs).map(Needs::value);
    }

    static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("dev.kith.");
    }

    private static ResponseEntity<Object> unknown() {
        return Problem.UNAUTHENTICATED.because("Sign in, or send an API key as a bearer token.");
    }

    private static ResponseEntity<Object> refuse(Caller caller, Permission needed) {
        if (caller.isPerson() && caller.workspace().equals(Caller.NOWHERE)) {
            return Problem.NOT_FOUND.because("There is nothing at this address.");
        }
        return switch (caller.kind()) {
            case ACCOUNT, OPERATOR ->
                Problem.FORBIDDEN_ROLE.because(
                        "Your role does not allow this. An owner of the workspace can change it.");
            case PUBLIC_KEY, SECRET_KEY ->
                Problem.FORBIDDEN_SCOPE.because(needed.scope()
                        .map(scope -> "The key lacks the scope " + scope + ".")
                        .orElse("No key can do this; sign in to the console."));
        };
    }

    /** A form has no page of its own to come back to, but the one it was filled in on. */
    private static String wayBack(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return CameFrom.page(request).map(NeedsCheck::next).orElse("");
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return next(request.getRequestURI() + query);
    }

    private static String next(String path) {
        return "?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
