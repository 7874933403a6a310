package dev.kith.programs.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.demo.ApiClient;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@KithTest
class ProgramApiTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final ApiClient api;
    private final ApiClient stranger;

    ProgramApiTest(Shops shops) {
        this.api = shops.open().server();
        this.stranger = shops.open().server();
    }

    @Test
    void savesLaunchesAndPausesAProgram() {
        var saved = api.post("/api/v1/programs", program("spring", Terms.exampleA()));

        assertThat(saved.status()).isEqualTo(201);
        assertThat(saved.body().get("version").asInt()).isEqualTo(1);
        assertThat(saved.body().get("status").asString()).isEqualTo("draft");
        assertThat(saved.body().get("warnings").findValuesAsString("code")).containsOnly("no_effect_yet", "V20", "V23");
        assertThat(saved.body().get("warnings").findValuesAsString("pointer"))
                .contains("/terms/attribution/claims", "/terms/who/exclude/segments");

        String path = "/api/v1/programs/" + saved.body().get("id").asString();
        assertThat(status(api.post(path + "/launch", nothing()))).isEqualTo("200 live");
        assertThat(status(api.post(path + "/launch", nothing()))).isEqualTo("200 live");
        assertThat(status(api.post(path + "/pause", nothing()))).isEqualTo("200 paused");
        assertThat(status(api.get(path))).isEqualTo("200 paused");
        assertThat(api.get("/api/v1/programs").body().get("data").findValuesAsString("key"))
                .containsExactly("spring");
    }

    @Test
    void showsEveryVersionInPlainWords() {
        String path = launched("spring");
        api.post(
                path + "/versions",
                version(Terms.exampleA().with("/holds/advocate", "'P7D'")).put("note", "faster"));

        JsonNode versions = api.get(path + "/versions").orThrow().get("data");

        assertThat(versions.findValuesAsString("note")).containsExactly("", "faster");
        assertThat(versions.get(0).get("termsSha256").asString()).hasSize(64);
        assertThat(versions.get(0).get("terms").at("/holds/advocate").asString())
                .isEqualTo("P14D");
        assertThat(versions.get(1).get("summary").get("en").asString()).contains("7 days after that order");
        assertThat(versions.get(1).get("summary").get("it").asString()).contains("7 giorni dopo");
    }

    @Test
    void pointsAtEverythingThatIsWrong() {
        var terms = Terms.exampleA().with("/rules/1/reward", "'gold'").with("/goals/0/when", "'order.surprise'");

        var refused = api.post("/api/v1/programs", program("spring", terms));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("code").asString()).isEqualTo("invalid_fields");
        assertThat(refused.body().get("errors").findValuesAsString("pointer"))
                .containsExactly("/terms/goals/0/when", "/terms/rules/1/reward");
        assertThat(refused.body().get("errors").findValuesAsString("code")).containsExactly("V5", "V3");
    }

    @Test
    void saysWhatIsNotSupportedYet() {
        var refused = api.post(
                "/api/v1/programs", program("spring", Terms.exampleA().with("/tiers", "{'count':'approved'}")));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/code").asString()).isEqualTo("not_supported_yet");
        assertThat(refused.body().at("/errors/0/pointer").asString()).isEqualTo("/terms/tiers");
    }

    @Test
    void refusesKeysAndNamesThatCannotBe() {
        assertThat(api.post("/api/v1/programs", program("Spring!", Terms.exampleA()))
                        .status())
                .isEqualTo(422);
        assertThat(api.post(
                                "/api/v1/programs",
                                program("spring", Terms.exampleA()).put("name", " "))
                        .status())
                .isEqualTo(422);
        assertThat(api.post(
                                "/api/v1/programs",
                                program("spring", Terms.exampleA()).put("surprise", 1))
                        .status())
                .isIn(400, 422);
        assertThat(api.post("/api/v1/programs", JSON.createObjectNode().put("key", "x"))
                        .status())
                .isIn(400, 422);
    }

    @Test
    void refusesAKeyThatIsTaken() {
        launched("spring");

        var refused = api.post("/api/v1/programs", program("spring", Terms.exampleA()));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("code").asString()).isEqualTo("already_exists");
    }

    @Test
    void doesNotReviveWhatHasEnded() {
        String path = launched("spring");
        api.post(path + "/end", nothing()).orThrow();

        var refused = api.post(path + "/launch", nothing());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("state").asString()).isEqualTo("ended");
        assertThat(api.post(path + "/versions", version(Terms.exampleA())).status())
                .isEqualTo(409);
    }

    @Test
    void hidesTheProgramsOfOthers() {
        String path = launched("spring");

        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.post(path + "/pause", nothing()).status()).isEqualTo(404);
        assertThat(stranger.get(path + "/versions").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/programs/prg_nonsense").status()).isEqualTo(404);
    }

    /** A draft is kept with its defaults filled in; what was never asked for is no reason to warn. */
    @Test
    void repeatsAtTheLaunchWhatHasNoEffectYet() {
        JsonNode asked = JSON.readTree("""
                {"key": "spring", "name": "Bring a friend", "terms": {
                 "who": {"exclude": {"segments": ["staff"]}},
                 "goals": [{"key": "first_order", "event": "Order Completed"}],
                 "rewards": {"credit": {"kind": "store_credit"}},
                 "rules": [{"key": "adv", "to": "advocate", "goal": "first_order", "reward": "credit",
                            "value": {"flat": ["10.00 EUR"]}}]}}""");
        String path = "/api/v1/programs/"
                + api.post("/api/v1/programs", asked).orThrow().get("id").asString();

        var launched = api.post(path + "/launch", nothing());

        assertThat(launched.status()).isEqualTo(200);
        assertThat(launched.body().get("warnings").findValuesAsString("pointer"))
                .containsExactly("/terms/who/exclude/segments", "/examples");
        assertThat(api.get(path).body().has("warnings")).isFalse();
    }

    @Test
    void launchesNothingWhileAnExampleFails() {
        var saved = api.post(
                "/api/v1/programs", example("12.00 EUR").put("key", "spring").put("name", "Bring a friend"));

        assertThat(saved.status()).isEqualTo(201);
        assertThat(saved.body().get("warnings").findValuesAsString("code"))
                .containsOnly("no_effect_yet", "V20", "no_refusal", "V22");

        String path = "/api/v1/programs/" + saved.body().get("id").asString();
        var refused = api.post(path + "/launch", nothing());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/code").asString()).isEqualTo("V22");
        assertThat(refused.body().at("/errors/0/pointer").asString()).isEqualTo("/examples/0/expect/rewards/0/value");
        assertThat(refused.body().at("/errors/0/detail").asString()).contains("ada should have 12.00 EUR");
        assertThat(status(api.get(path))).isEqualTo("200 draft");

        api.post(path + "/versions", example("10.00 EUR")).orThrow();
        assertThat(status(api.post(path + "/launch", nothing()))).isEqualTo("200 live");
    }

    @Test
    void publishesNoVersionWhoseExampleFails() {
        String path = launched("spring");

        assertThat(api.post(path + "/versions", example("12.00 EUR"))
                        .body()
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("V22");
        assertThat(api.get(path + "/versions").orThrow().get("data")).hasSize(1);
    }

    /** Ada brings Bruno, and is expected to get this. */
    private static ObjectNode example(String reward) {
        ObjectNode version = version(Terms.exampleA());
        version.set("examples", JSON.readTree("""
                [{"name": "a first order pays", "at": "P20D",
                  "facts": [{"click": {"advocate": "ada"}, "at": "PT0S"}, {"signup": {"person": "bruno"}, "at": "PT1H"},
                            {"order": {"person": "bruno", "id": "o-1", "net": "40.00 EUR"}, "at": "P1D"}],
                  "expect": {"rewards": [{"to": "ada", "rule": "adv", "value": "%s", "state": "available"}]}}]""".formatted(reward)));
        return version;
    }

    private String launched(String key) {
        String path = "/api/v1/programs/"
                + api.post("/api/v1/programs", program(key, Terms.exampleA()))
                        .orThrow()
                        .get("id")
                        .asString();
        api.post(path + "/launch", nothing()).orThrow();
        return path;
    }

    private static ObjectNode program(String key, Terms terms) {
        return version(terms).put("key", key).put("name", "Bring a friend");
    }

    private static ObjectNode version(Terms terms) {
        ObjectNode json = JSON.createObjectNode();
        json.set("terms", terms.json());
        return json;
    }

    private static ObjectNode nothing() {
        return JSON.createObjectNode();
    }

    private static String status(ApiClient.Answer answer) {
        return answer.status() + " " + answer.body().get("status").asString();
    }
}
