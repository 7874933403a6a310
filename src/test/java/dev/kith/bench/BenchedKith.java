package dev.kith.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.demo.ApiClient;
import dev.kith.testkit.KithProcess;
import dev.kith.testkit.Terms;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The Kith under test, with a shop of 100,000 advocates in it. Making them takes a minute, so they are kept. */
final class BenchedKith implements AutoCloseable {

    static final int CODES = 100_000;

    private static final Path FOLDER = Path.of("target", "bench");
    private static final Path DATA = FOLDER.resolve("data");
    private static final Path SHOP = FOLDER.resolve("shop.json");
    private static final Path CODE_LIST = FOLDER.resolve("codes.txt");
    private static final JsonMapper JSON = new JsonMapper();

    private final KithProcess kith;
    private final JsonNode shop;
    private final String[] codes;

    private BenchedKith(KithProcess kith, JsonNode shop, String[] codes) {
        this.kith = kith;
        this.shop = shop;
        this.codes = codes;
    }

    static BenchedKith start(PrintStream out, String... settings) {
        List<String> all = new ArrayList<>(Arrays.asList(settings));
        all.add("--kith.ingest.events-per-key=1000000");
        KithProcess kith = KithProcess.start(DATA, all.toArray(String[]::new));
        kith.awaitReady();
        try {
            if (!Files.exists(CODE_LIST)) {
                open(kith, out);
            }
            String[] codes = Files.readAllLines(CODE_LIST).toArray(String[]::new);
            return new BenchedKith(kith, JSON.readTree(Files.readString(SHOP)), codes);
        } catch (IOException unusable) {
            kith.close();
            throw new UncheckedIOException(unusable);
        }
    }

    private static void open(KithProcess kith, PrintStream out) throws IOException {
        out.println("Making a shop with 100,000 advocates, once ...");
        var operator = new ApiClient(kith.url(), kith.operatorSecret());
        JsonNode opened = operator.post(
                        "/api/v1/operator/workspaces",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("name", "Bench")
                                .put("currency", "EUR")
                                .put("domain", "shop.example"))
                .orThrow();
        String key = opened.get("secretKey").asString();
        var server = new ApiClient(kith.url(), key);
        ObjectNode program =
                JsonNodeFactory.instance.objectNode().put("key", "spring").put("name", "Spring");
        program.set("terms", terms().json());
        String id = server.post("/api/v1/programs", program).orThrow().get("id").asString();
        server.post("/api/v1/programs/" + id + "/launch", JsonNodeFactory.instance.objectNode())
                .orThrow();
        var enrollment = new Enrollment(key, id, CODES);
        new LoadDriver(kith.url(), 32, enrollment).runUntil(enrollment::isDone);
        Files.writeString(SHOP, opened.toString(), UTF_8);
        Files.write(CODE_LIST, enrollment.codes());
    }

    /** Straight to the shop's landing page, and without limits on what may be earned. */
    private static Terms terms() {
        return Terms.everybodyMayShare()
                .with("/landing/show", "'redirect'")
                .with("/caps", "[]")
                .with("/budget", "null");
    }

    URI url() {
        return kith.url();
    }

    KithProcess process() {
        return kith;
    }

    String code(int number) {
        return codes[number % codes.length];
    }

    String secretKey() {
        return shop.get("secretKey").asString();
    }

    /** Waits until the log's readers have caught up, so that one run does not pay for another. */
    void settle() {
        long patience = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (number("""
                                SELECT count(*)
                                  FROM (SELECT FROM events.event_log AS log
                                          JOIN events.shard_cursor AS done
                                            ON done.shard = log.shard AND done.consumer = 'main'
                                         WHERE (log.txid, log.pos) > (done.txid, done.pos)
                                         LIMIT 1) AS open
                                """) > 0 && System.nanoTime() < patience) {
            try {
                Thread.sleep(200);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Asks the database itself, past everything Kith might say. */
    long number(String sql) {
        try (Connection database = connect();
                var statement = database.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Connection connect() throws SQLException {
        try {
            List<String> lines = Files.readAllLines(DATA.resolve("postgres").resolve("postmaster.pid"));
            String password = Files.readString(DATA.resolve("pg.pass"), UTF_8).strip();
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/kith", "postgres", password);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        kith.close();
    }
}
