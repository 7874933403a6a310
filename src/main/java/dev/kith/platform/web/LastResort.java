package dev.kith.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns everything a handler did not answer into a problem document for programs, or into a page for people. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class LastResort {

    private final Answers answers;

    LastResort(Answers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    void on(Exception broken, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answers.write(request, response, explain(broken));
    }

    private static ResponseEntity<Object> explain(Exception broken) {
        return switch (broken) {
            case HttpMessageNotReadableException unreadable -> Unreadable.explain(unreadable);
            case MissingServletRequestParameterException missing ->
                Problem.MALFORMED_REQUEST.because(
                        "The query parameter \"" + missing.getParameterName() + "\" is missing.");
            case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
            case HttpRequestMethodNotSupportedException method -> method(method);
            case HttpMediaTypeNotSupportedException type ->
                Problem.UNSUPPORTED_MEDIA_TYPE.because("Send "
                        + type.getSupportedMediaTypes().stream()
                                .map(MediaType::toString)
                                .collect(Collectors.joining(" or "))
                        + ".");
            case ErrorResponse known -> known(known, broken);
            default -> Failures.explain(broken);
        };
    }

    private static ResponseEntity<Object> known(ErrorResponse known, Exception broken) {
        int status = known.getStatusCode().value();
        if (status >= 500) {
            return Failures.explain(broken);
        }
        Problem problem = ErrorRoad.byStatus(status);
        return problem.because(
                problem == Problem.NOT_FOUND ? "There is nothing at this address." : problem.title() + ".");
    }

    /** An id that is not one names nothing; a query parameter that cannot be read is a mistake. */
    private static ResponseEntity<Object> mismatch(MethodArgumentTypeMismatchException mismatch) {
        return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                ? Problem.NOT_FOUND.because("There is nothing at this address.")
                : Problem.MALFORMED_REQUEST.because(
                        "The query parameter \"" + mismatch.getName() + "\" cannot be read.");
    }

    private static ResponseEntity<Object> method(HttpRequestMethodNotSupportedException method) {
        String allowed = method.getSupportedHttpMethods() == null
                ? "GET"
                : method.getSupportedHttpMethods().stream()
                        .map(HttpMethod::name)
                        .sorted()
                        .collect(Collectors.joining(", "));
        ResponseEntity<Object> answer = Problem.METHOD_NOT_ALLOWED.because("Use " + allowed + " here.");
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header("Allow", allowed)
                .body(answer.getBody());
    }
}
