package dev.kith.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.Golden;
import dev.kith.testkit.Http;
import dev.kith.testkit.KithTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The headers of each kind of path, as reviewed: what a browser may do with our pages is decided here. */
@KithTest
class HeadersTest {

    private static final Set<String> CHANGING =
            Set.of("request-id", "date", "content-length", "etag", "transfer-encoding", "last-modified");

    private final Http http;

    HeadersTest(@LocalServerPort int port) {
        this.http = new Http(port);
    }

    @Test
    void areTheReviewedOnes() {
        String shown = List.of(
                        "/login",
                        "/docs",
                        "/nothing-here/at-all",
                        "/me/sign-in",
                        "/api/v1/programs",
                        "/openapi.json",
                        "/v1/track",
                        "/r/NOSUCH",
                        "/healthz",
                        "/widget.js",
                        "/problems/not_found")
                .stream()
                .map(path -> path + "\n" + headers(http.get(path, "Accept", "text/html, application/json")))
                .collect(Collectors.joining("\n"));

        Golden.assertMatches("headers.txt", shown);
    }

    @Test
    void neverNameTheServerNorLetOthersReadAnswers() {
        for (String path : List.of("/", "/api/v1/programs", "/login", "/openapi.json")) {
            var answer = http.get(path, "Origin", "https://shop.example");

            assertThat(answer.headers().map().keySet())
                    .as(path)
                    .doesNotContain("server", "x-powered-by", "access-control-allow-origin");
        }
    }

    @Test
    void allowNoInlineScriptAnywhere() {
        for (String path : List.of("/login", "/docs", "/me/sign-in", "/nothing")) {
            assertThat(Http.header(http.get(path, "Accept", "text/html"), "Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'", "script-src 'self'", "base-uri 'none'")
                    .doesNotContain("unsafe");
        }
    }

    private static String headers(HttpResponse<String> answer) {
        var sorted = new TreeMap<>(answer.headers().map());
        sorted.keySet().removeAll(CHANGING);
        return "  " + answer.statusCode() + "\n"
                + sorted.entrySet().stream()
                        .map(header -> "  " + header.getKey() + ": " + String.join(" | ", header.getValue()) + "\n")
                        .collect(Collectors.joining());
    }
}
