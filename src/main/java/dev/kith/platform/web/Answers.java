package dev.kith.platform.web;

import dev.kith.platform.KithSettings;
import dev.kith.platform.page.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a refusal where no controller is at hand: in filters and in plain servlets. */
@Component
public final class Answers {

    private final JsonMapper json;
    private final Refusals refusals;
    private final String host;

    Answers(JsonMapper json, Refusals refusals, KithSettings settings) {
        this.json = json;
        this.refusals = refusals;
        this.host = settings.publicUrl().toString().replaceAll("/+$", "");
    }

    /** As a problem document for programs, as a page for people. */
    public void write(HttpServletRequest request, HttpServletResponse response, ResponseEntity<Object> answer)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        if (answer.getBody() instanceof ProblemJson problem) {
            write(request, response, completed(request, problem));
        }
    }

    private void write(HttpServletRequest request, HttpServletResponse response, ProblemJson problem)
            throws IOException {
        if (wantsPage(request)) {
            page(problem, request, response);
            return;
        }
        byte[] body = json.writeValueAsBytes(problem);
        response.setContentType(Problem.JSON.toString());
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The document alone, for what was refused before it became a request of ours. */
    byte[] document(ResponseEntity<Object> answer, String path, String requestId) {
        return answer.getBody() instanceof ProblemJson problem
                ? json.writeValueAsBytes(problem.askedFor(host, path, requestId))
                : new byte[0];
    }

    private void page(ProblemJson problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            refusals.show(problem.status(), problem.code(), request).render(Map.of(), request, response);
        } catch (IOException | RuntimeException broken) {
            throw broken;
        } catch (Exception broken) {
            throw new IOException(broken);
        }
    }

    ProblemJson completed(HttpServletRequest request, ProblemJson problem) {
        Object asked = request.getAttribute("jakarta.servlet.error.request_uri");
        String path = asked == null ? request.getRequestURI() : asked.toString();
        return problem.askedFor(host, path, RequestId.of(request));
    }

    /** A person's browser says that it likes HTML; a program on a path for programs never gets a page. */
    static boolean wantsPage(HttpServletRequest request) {
        Object asked = request.getAttribute("jakarta.servlet.error.request_uri");
        String path = asked == null ? request.getRequestURI() : asked.toString();
        if (Road.of(path).isForPrograms()) {
            return false;
        }
        String accept = Objects.requireNonNullElse(request.getHeader("Accept"), "");
        return accept.contains("text/html");
    }
}
