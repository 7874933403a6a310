package dev.kith.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.Http;
import dev.kith.testkit.KithTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@KithTest
class DocsTest {

    private final Http http;

    DocsTest(@LocalServerPort int port) {
        this.http = new Http(port);
    }

    @Test
    void explainsEveryRouteWithACallOneCanCopy() {
        var page = http.get("/docs", "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Report what somebody did", "/v1/track", "Idempotency-Key", "events:write")
                .contains("curl -X POST")
                .contains("idempotency_key_reused")
                .doesNotContain("<script>", " style=");
        assertThat(Http.header(page, "Content-Security-Policy")).contains("script-src 'self'");
    }

    @Test
    void speaksTheReadersLanguage() {
        assertThat(http.get("/docs", "Accept", "text/html", "Accept-Language", "ru")
                        .body())
                .contains("Как это устроено");
    }
}
