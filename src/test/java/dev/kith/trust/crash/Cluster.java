package dev.kith.trust.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.demo.ApiClient;
import dev.kith.testkit.KithProcess;
import dev.kith.testkit.Terms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Two Kiths on one database: the first brings PostgreSQL along, the second joins it. */
final class Cluster implements AutoCloseable {

    private static final int ADVOCATES = 6;

    /** The shop that the load belongs to, and codes of its advocates. */
    record Shop(String workspaceId, String secretKey, String program, List<String> codes) {}

    private final KithProcess first;
    private final KithProcess second;
    private final String postgresUrl;
    private final String postgresPassword;

    private Cluster(KithProcess first, KithProcess second, String postgresUrl, String postgresPassword) {
        this.first = first;
        this.second = second;
        this.postgresUrl = postgresUrl;
        this.postgresPassword = postgresPassword;
    }

    /** Starts both in a fresh folder under {@code target}. */
    static Cluster start(String name) {
        Path folder = Path.of("target", name);
        try {
            clear(folder);
            KithProcess first = KithProcess.start(folder.resolve("first"));
            first.awaitReady();
            Path secondsData = Files.createDirectories(folder.resolve("second"));
            for (String shared : List.of("kith.key", "operator.secret")) {
                Files.copy(
                        first.data().resolve(shared),
                        secondsData.resolve(shared),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
            Path password = first.data().resolve("pg.pass");
            String url = "jdbc:postgresql://127.0.0.1:" + postgresPort(first) + "/kith";
            KithProcess second = KithProcess.start(
                    secondsData,
                    "--kith.database.url=" + url,
                    "--kith.database.user=postgres",
                    "--kith.database.password-file=" + password.toAbsolutePath());
            second.awaitReady();
            return new Cluster(
                    first, second, url, Files.readString(password, UTF_8).strip());
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private static int postgresPort(KithProcess kith) throws IOException {
        List<String> lines = Files.readAllLines(kith.data().resolve("postgres").resolve("postmaster.pid"));
        return Integer.parseInt(lines.get(3).strip());
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
    }

    KithProcess first() {
        return first;
    }

    KithProcess second() {
        return second;
    }

    List<URI> urls() {
        return List.of(first.url(), second.url());
    }

    /** As the superuser, who sees every workspace. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(postgresUrl, "postgres", postgresPassword);
    }

    Shop openShop() {
        var operator = new ApiClient(first.url(), first.operatorSecret());
        JsonNode opened = operator.post(
                        "/api/v1/operator/workspaces",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("name", "Crash")
                                .put("currency", "EUR")
                                .put("domain", "shop.example"))
                .orThrow();
        String secretKey = opened.get("secretKey").asString();
        var server = new ApiClient(first.url(), secretKey);
        ObjectNode program =
                JsonNodeFactory.instance.objectNode().put("key", "spring").put("name", "Spring");
        program.set("terms", uncapped().json());
        String programId =
                server.post("/api/v1/programs", program).orThrow().get("id").asString();
        server.post("/api/v1/programs/" + programId + "/launch", JsonNodeFactory.instance.objectNode())
                .orThrow();
        List<String> codes = IntStream.range(0, ADVOCATES)
                .mapToObj(number -> enroll(server, programId, "advocate-" + number))
                .toList();
        return new Shop(opened.get("workspaceId").asString(), secretKey, programId, codes);
    }

    /** Give ten, get ten, without caps and budget: how much is granted then depends on the load alone. */
    private static Terms uncapped() {
        return Terms.everybodyMayShare().with("/caps", "[]").with("/budget", "null");
    }

    private static String enroll(ApiClient server, String program, String userId) {
        return server.post(
                        "/api/v1/advocates",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("programId", program)
                                .put("userId", userId))
                .orThrow()
                .get("code")
                .asString();
    }

    /** The second first: the database goes with the first. */
    @Override
    public void close() {
        second.close();
        first.close();
    }
}
