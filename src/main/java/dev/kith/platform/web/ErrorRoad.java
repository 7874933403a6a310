package dev.kith.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the server sends what no handler answered. Nobody ever sees a stack trace from here. */
@Controller
final class ErrorRoad implements ErrorController {

    private static final String PATH = "/error";

    private final Answers answers;

    ErrorRoad(Answers answers) {
        this.answers = answers;
    }

    @RequestMapping(PATH)
    @Needs(Permission.ANYONE)
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answers.write(request, response, refusal(request));
    }

    private static ResponseEntity<Object> refusal(HttpServletRequest request) {
        if (request.getAttribute("jakarta.servlet.error.exception") instanceof Throwable broken) {
            return Failures.explain(broken);
        }
        int status = request.getAttribute("jakarta.servlet.error.status_code") instanceof Integer code ? code : 404;
        return byStatus(status)
                .because(status == 404 ? "There is nothing at this address." : "The request was refused.");
    }

    static Problem byStatus(int status) {
        Optional<Problem> known = switch (status) {
            case 400 -> Optional.of(Problem.MALFORMED_REQUEST);
            case 401 -> Optional.of(Problem.UNAUTHENTICATED);
            case 403 -> Optional.of(Problem.FORBIDDEN_ROLE);
            case 404 -> Optional.of(Problem.NOT_FOUND);
            case 405, 501 -> Optional.of(Problem.METHOD_NOT_ALLOWED);
            case 406 -> Optional.of(Problem.NOT_ACCEPTABLE);
            case 408 -> Optional.of(Problem.REQUEST_TIMEOUT);
            case 410 -> Optional.of(Problem.GONE);
            case 413 -> Optional.of(Problem.TOO_LARGE);
            case 414 -> Optional.of(Problem.ADDRESS_TOO_LONG);
            case 415 -> Optional.of(Problem.UNSUPPORTED_MEDIA_TYPE);
            case 421 -> Optional.of(Problem.MISDIRECTED_REQUEST);
            case 422 -> Optional.of(Problem.INVALID_FIELDS);
            case 431 -> Optional.of(Problem.HEADERS_TOO_LARGE);
            case 503 -> Optional.of(Problem.UNAVAILABLE);
            default -> Optional.empty();
        };
        return known.orElse(status < 500 ? Problem.MALFORMED_REQUEST : Problem.INTERNAL);
    }
}
