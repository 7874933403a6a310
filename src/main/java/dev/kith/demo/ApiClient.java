package dev.kith.demo;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Speaks JSON to one Kith with one key, and is patient where Kith asks for patience. */
public final class ApiClient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int TRIES = 40;

    /** What came back. */
    public record Answer(int status, JsonNode body) {

        public boolean isFine() {
            return status / 100 == 2;
        }

        /** The body of an answer that has to be fine. */
        public JsonNode orThrow() {
            if (!isFine()) {
                throw new Refusal(this);
            }
            return body;
        }
    }

    /** Kith was reached and would not. */
    static final class Refusal extends IllegalStateException {

        private final transient Answer answer;

        Refusal(Answer answer) {
            super("Kith answered " + answer.status + ": " + answer.body);
            this.answer = answer;
        }

        /** What the problem is called, in a few words; the status, where whoever answered does not say. */
        String title() {
            return answer.body.path("title").stringValueOpt().orElse("status " + answer.status);
        }
    }

    private final URI kith;
    private final String authorization;

    public ApiClient(URI kith, String key) {
        this.kith = kith;
        this.authorization = "Bearer " + key;
    }

    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    public Answer post(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(kith.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", authorization);
    }

    /** Repeats what Kith was too busy for; everything sent here may be repeated without harm. */
    private static Answer send(HttpRequest request) {
        HttpResponse<String> response = Http.send(request);
        for (int tried = 1; isTransient(response.statusCode()) && tried < TRIES; tried++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.min(1_000, 50L * tried)));
            response = Http.send(request);
        }
        return new Answer(response.statusCode(), read(response.body()));
    }

    private static boolean isTransient(int status) {
        return status == 429 || status == 503;
    }

    private static JsonNode read(String body) {
        try {
            return body.isBlank() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(body);
        } catch (JacksonException notJson) {
            return JsonNodeFactory.instance.stringNode(body);
        }
    }
}
