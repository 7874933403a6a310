package dev.kith.trust.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.KithProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every command an operator types, against a Kith that runs, with the secret in its folder and no other set-up. */
@Tag("processes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path data = Path.of("target", "commands-test", "data");
    private final CommandLineOf kithCommand = new CommandLineOf(data);
    private KithProcess kith;

    @BeforeAll
    void starts() throws IOException {
        CommandLineOf.clear(data);
        kith = KithProcess.start(data);
        kith.awaitReady();
    }

    @AfterAll
    void stops() {
        kith.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"start --port 99999", "start --port -1", "demo --port 70000", "demo --days 0", "demo --days 9999"
            })
    void saysThatANumberIsOutOfReach(String words) {
        var ended = kithCommand.run(words.split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.said()).contains("is not understood").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "start --help", "workspace create --help"})
    void showsExamplesInOnePieceToCopy(String words) {
        String said = kithCommand.run(words.split(" ")).said();

        assertThat(said.substring(said.indexOf("Example")).lines().skip(1))
                .allMatch(line -> line.isBlank() || line.startsWith("  kith "));
    }

    @Test
    void opensAShopWithKeysAndPeople() {
        JsonNode shop =
                answer("workspace", "create", "--name", "Bloom", "--currency", "EUR", "--domain", "bloom.example");
        String id = shop.path("workspaceId").asString();
        assertThat(shop.path("publicKey").asString()).startsWith("kp_live_");
        assertThat(shop.path("secretKey").asString()).startsWith("ks_live_");
        assertThat(said("workspace", "list")).contains(id, "bloom.example", "UTC");

        JsonNode key = answer("key", "create", "--workspace", id, "--kind", "secret", "--name", "till");
        assertThat(said("key", "list", "--workspace", id)).contains("till");
        assertThat(kithCommand
                        .run("key", "revoke", key.path("id").asString(), "--workspace", id)
                        .code())
                .isZero();

        String widget = shop.path("widgetKey").path("id").asString();
        assertThat(kithCommand.run("key", "revoke", widget, "--workspace", id).code())
                .isZero();
        assertThat(said("workspace", "domain", "shop", "moved.example", "--workspace", id))
                .contains("https://moved.example/");
        assertThat(said("workspace", "domain", "remove", "bloom.example", "--workspace", id))
                .doesNotContain("bloom.example");

        assertThat(kithCommand
                        .run("user", "create", "--workspace", id, "--email", "ada@bloom.example", "--role", "owner")
                        .code())
                .isZero();
        assertThat(said("login-link", "--email", "ada@bloom.example")).contains("/login/link?token=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "doctor", "verify"})
    void saysHowItIsDoing(String command) {
        assertThat(kithCommand.run(command).code()).isZero();
        assertThat(answer(command).isObject()).isTrue();
    }

    @Test
    void saysWhatIsWrongWithACommand() {
        var noCurrency = kithCommand.run("workspace", "create", "--name", "Bloom", "--currency", "XXQ");
        assertThat(noCurrency.code()).isEqualTo(1);
        assertThat(noCurrency.said()).contains("currency").doesNotContain("Exception");
        assertThat(kithCommand.run("workspace", "create").code()).isEqualTo(2);
        assertThat(kithCommand.run("key", "list", "--workspace", "nobodys").code())
                .isEqualTo(1);
        assertThat(new CommandLineOf(Path.of("target", "commands-test", "nowhere"))
                        .run("status")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void logsOneObjectPerLine() throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("log").resolve("kith.log"));

        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(JSON.readTree(line).propertyNames()).contains("ts", "level", "logger", "msg"));
    }

    private String said(String... words) {
        var ended = kithCommand.run(words);
        assertThat(ended.code()).as(ended.said()).isZero();
        return ended.said();
    }

    private JsonNode answer(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.add("--json");
        return JSON.readTree(said(all.toArray(String[]::new)));
    }
}
