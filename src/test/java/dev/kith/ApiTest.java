package dev.kith;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.Http;
import dev.kith.testkit.KithTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API's description is reviewed like code, says what every field is, and never loses anything by accident. */
@KithTest
class ApiTest {

    private static final Path REVIEWED = Path.of("docs/api/openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Http http;
    private final JsonNode api;

    ApiTest(@LocalServerPort int port) {
        this.http = new Http(port);
        var answer = http.get("/openapi.json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        this.api = Http.json(answer);
    }

    /** Run with {@code -Dgolden=update} to accept the new description. */
    @Test
    void isDescribedAsReviewed() throws IOException {
        var shown = (ObjectNode) api.deepCopy();
        ((ObjectNode) shown.get("servers").get(0)).put("url", "http://localhost:8080");
        String text = JSON.writeValueAsString(shown) + "\n";
        if ("update".equals(System.getProperty("golden"))) {
            Files.createDirectories(REVIEWED.getParent());
            Files.writeString(REVIEWED, text, UTF_8);
        }

        assertThat(text).as("%s", REVIEWED).isEqualTo(Files.readString(REVIEWED, UTF_8));
    }

    @Test
    void describesEveryFieldAndParameter() {
        var silent = new TreeSet<String>();
        for (Map.Entry<String, JsonNode> schema : api.at("/components/schemas").properties()) {
            for (Map.Entry<String, JsonNode> field :
                    schema.getValue().path("properties").properties()) {
                if (!isDescribed(field.getValue())) {
                    silent.add(schema.getKey() + "." + field.getKey());
                }
            }
        }
        for (Route route : routes()) {
            route.operation().path("parameters").forEach(parameter -> {
                if (!isDescribed(parameter)) {
                    silent.add(route.name() + " " + parameter.path("name").asString());
                }
            });
        }

        assertThat(silent).isEmpty();
    }

    @Test
    void saysOfEveryTagWhatItIsAbout() {
        var used = new TreeSet<String>();
        routes().forEach(route -> route.operation().path("tags").forEach(tag -> used.add(tag.asString())));
        var told = new TreeSet<String>();
        api.path("tags").forEach(tag -> {
            if (tag.path("description").asString("").endsWith(".")) {
                told.add(tag.path("name").asString());
            }
        });

        assertThat(told).isEqualTo(used);
    }

    @Test
    void summarizesEveryRouteAndSaysWhatItAnswers() {
        var silent = new TreeSet<String>();
        for (Route route : routes()) {
            boolean answers = route.operation().path("responses").properties().stream()
                    .anyMatch(answer -> answer.getKey().startsWith("2")
                            && (answer.getKey().equals("204")
                                    || answer.getValue().has("content")));
            if (!route.operation().has("summary") || !route.operation().has("tags") || !answers) {
                silent.add(route.name());
            }
        }

        assertThat(silent).isEmpty();
    }

    @Test
    void namesEveryOperationOnce() {
        assertThat(routes().stream()
                        .map(route -> route.operation().path("operationId").asString()))
                .doesNotHaveDuplicates();
    }

    @Test
    void neverShowsABareUuid() {
        assertThat(api.at("/components/schemas").findParents("format").stream()
                        .filter(node -> node.path("format").asString("").equals("uuid")))
                .isEmpty();
    }

    private static boolean isDescribed(JsonNode field) {
        return field.has("description") || field.has("$ref") && field.size() == 1 && isMoney(field);
    }

    /** An amount needs no words beyond its field's name. */
    private static boolean isMoney(JsonNode field) {
        return field.get("$ref").asString().endsWith("/Money");
    }

    private record Route(String name, JsonNode operation) {}

    private List<Route> routes() {
        var routes = new ArrayList<Route>();
        for (Map.Entry<String, JsonNode> path : api.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                routes.add(
                        new Route(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue()));
            }
        }
        return routes;
    }
}
