package dev.kith.platform.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Answers {@code GET /healthz}: 200 when requests are welcome, 503 with one word about why when not. */
final class HealthzServlet extends HttpServlet {

    private final transient Readiness readiness;

    HealthzServlet(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> trouble = readiness.whyNot();
        response.setStatus(trouble.isEmpty() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        if (trouble.isPresent()) {
            response.setHeader("Retry-After", "1");
        }
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json;charset=utf-8");
        response.getOutputStream()
                .write(trouble.map(word -> "{\"status\":\"unavailable\",\"reason\":\"" + word + "\"}\n")
                        .orElse("{\"status\":\"ok\"}\n")
                        .getBytes(UTF_8));
    }
}
