package dev.kith.platform.security;

import static dev.kith.testkit.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.DataFolder;
import dev.kith.testkit.Http;
import dev.kith.testkit.KithTest;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@KithTest
class OperatorTest {

    private static final String WORKSPACES = "/api/v1/operator/workspaces";

    private final Http http;
    private final String operator;

    OperatorTest(@LocalServerPort int port, DataFolder folder) throws IOException {
        this.http = new Http(port);
        this.operator = "Bearer " + Files.readString(folder.operatorSecret()).strip();
    }

    @Test
    void opensAWorkspaceWithKeysThatWork() {
        var opened = http.post(
                WORKSPACES,
                "{\"name\":\"Norte\",\"currency\":\"EUR\",\"domain\":\"norte.example\",\"timezone\":\"Europe/Rome\"}",
                "Authorization",
                operator);

        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        var norte = json(opened);
        assertThat(norte.get("workspaceId").asString()).startsWith("ws_");
        assertThat(norte.get("testKey").asString()).isEqualTo(norte.get("key").asString() + "~test");
        for (String key : new String[] {"secretKey", "testSecretKey"}) {
            assertThat(http.get(
                                    "/api/v1/echo/numbers",
                                    "Authorization",
                                    "Bearer " + norte.get(key).asString())
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(http.get(WORKSPACES, "Authorization", operator).body())
                .contains(norte.get("workspaceId").asString(), "norte.example");
    }

    @Test
    void namesWhatIsWrongWithAWish() {
        var answer = http.post(
                WORKSPACES,
                "{\"name\":\"\",\"currency\":\"XX\",\"key\":\"api\",\"domain\":\"10.0.0.1\",\"timezone\":\"Mars\"}",
                "Authorization",
                operator);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/name", "/currency", "/key", "/domain", "/timezone");
    }

    @Test
    void makesListsAndRevokesKeys() {
        var norte = json(http.post(WORKSPACES, "{\"name\":\"Norte\",\"currency\":\"EUR\"}", "Authorization", operator));
        String keys = WORKSPACES + "/" + norte.get("key").asString() + "/keys";

        var made =
                json(http.post(keys, "{\"name\":\"Till\",\"scopes\":[\"reports:read\"]}", "Authorization", operator));
        String bearer = "Bearer " + made.get("key").asString();
        assertThat(http.get("/api/v1/echo/numbers", "Authorization", bearer).statusCode())
                .isEqualTo(200);
        assertThat(http.post("/api/v1/echo/orders", "{}", "Authorization", bearer)
                        .statusCode())
                .isEqualTo(403);
        assertThat(http.get(keys, "Authorization", operator).body())
                .contains("Till")
                .doesNotContain(made.get("key").asString());

        String path = "/api/v1/operator/keys/" + made.get("id").asString() + "?workspace="
                + norte.get("key").asString();
        assertThat(http.send("DELETE", path, "", "Authorization", operator).statusCode())
                .isEqualTo(204);
        assertThat(http.send("DELETE", path, "", "Authorization", operator).statusCode())
                .isEqualTo(404);
        assertThat(http.get("/api/v1/echo/numbers", "Authorization", bearer).statusCode())
                .isEqualTo(401);
        assertThat(http.send("DELETE", "/api/v1/operator/keys/nonsense?workspace=x", "", "Authorization", operator)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void promisesAPublicKeyNothingItCannotHave() {
        var norte = json(http.post(WORKSPACES, "{\"name\":\"Open\",\"currency\":\"EUR\"}", "Authorization", operator));

        var refused = http.post(
                WORKSPACES + "/" + norte.get("key").asString() + "/keys",
                "{\"kind\":\"public\",\"scopes\":[\"payouts:write\"]}",
                "Authorization",
                operator);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo("/scopes");
    }

    @Test
    void changesOneWidgetKeyForAnother() {
        var norte = json(http.post(WORKSPACES, "{\"name\":\"Norte\",\"currency\":\"EUR\"}", "Authorization", operator));
        String workspace = norte.get("key").asString();
        String keys = WORKSPACES + "/" + workspace + "/keys";
        String old = norte.at("/widgetKey/id").asString();

        var fresh = json(http.post(keys, "{\"kind\":\"widget\"}", "Authorization", operator));
        var third = http.post(keys, "{\"kind\":\"widget\"}", "Authorization", operator);
        String path = "/api/v1/operator/keys/" + old + "?workspace=" + workspace;
        var revoked = http.send("DELETE", path, "", "Authorization", operator);
        var again = http.send("DELETE", path, "", "Authorization", operator);
        String listed = http.get(keys, "Authorization", operator).body();

        assertThat(fresh.get("secret").asString()).startsWith("kw_");
        assertThat(third.statusCode()).as("two at once are enough").isEqualTo(422);
        assertThat(revoked.statusCode()).isEqualTo(204);
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(listed)
                .contains(old, fresh.get("id").asString(), "revokedAt")
                .doesNotContain(fresh.get("secret").asString());
    }

    @Test
    void movesAShopToAnotherDomain() {
        var norte = json(http.post(
                WORKSPACES,
                "{\"name\":\"Norte\",\"currency\":\"EUR\",\"domain\":\"old.example\"}",
                "Authorization",
                operator));
        String domains = WORKSPACES + "/" + norte.get("key").asString() + "/domains/";

        assertThat(at("DELETE", domains + "old.example"))
                .as("the shop is there")
                .startsWith("409");
        assertThat(at("PUT", domains + "norte.example/shop"))
                .startsWith("200")
                .contains("\"shop\":\"https://norte.example/\"", "old.example");
        assertThat(at("DELETE", domains + "old.example")).startsWith("200").doesNotContain("old.example");
        assertThat(at("DELETE", domains + "old.example")).startsWith("404");
        assertThat(at("POST", domains + "blog.norte.example")).startsWith("200").contains("blog.norte.example");
        assertThat(at("POST", domains + "10.0.0.1")).startsWith("422");
        assertThat(at("POST", WORKSPACES + "/nobodys/domains/norte.example")).startsWith("404");
    }

    private String at(String method, String path) {
        var answer = http.send(method, path, "", "Authorization", operator);
        return answer.statusCode() + " " + answer.body();
    }

    @Test
    void opensToTheSecretInTheDataFolderOnly() {
        assertThat(http.get(WORKSPACES).statusCode()).isEqualTo(401);
        assertThat(http.get(WORKSPACES, "Authorization", "Bearer ko_guess").statusCode())
                .isEqualTo(401);
        assertThat(http.get("/api/v1/echo/numbers", "Authorization", operator).statusCode())
                .isEqualTo(401);
    }
}
