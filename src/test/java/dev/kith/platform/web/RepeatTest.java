package dev.kith.platform.web;

import static dev.kith.testkit.Http.header;
import static dev.kith.testkit.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.kernel.Unit;
import dev.kith.platform.NewWorkspace;
import dev.kith.platform.Workspaces;
import dev.kith.platform.crypto.Secrets;
import dev.kith.platform.security.Keys;
import dev.kith.platform.security.NewKey;
import dev.kith.testkit.Http;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.TestClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** TR I2: the same command, sent any number of times, in turn or at once, has one effect and one answer. */
@KithTest
class RepeatTest {

    private static final String EFFECTS = "/api/v1/echo/effects/a";
    private static final String BODY = "{\"orderId\":\"o-1\",\"total\":\"1.00\",\"currency\":\"EUR\"}";
    private static final int THREADS = 16;
    private static final int TIMES = 5;

    private final Http http;
    private final EchoApi echo;
    private final ForgetAnswers forgetting;
    private final TestClock clock;
    private final String ada;
    private final String bruno;
    private final String key;

    RepeatTest(
            @LocalServerPort int port,
            Workspaces workspaces,
            Keys keys,
            EchoApi echo,
            ForgetAnswers forgetting,
            TestClock clock,
            Secrets secrets) {
        this.http = new Http(port);
        this.echo = echo;
        this.forgetting = forgetting;
        this.clock = clock;
        this.key = secrets.token();
        var bloom = workspaces.create(NewWorkspace.named("Bloom", new Unit("EUR")));
        this.ada = "Bearer "
                + keys.create(bloom.id(), NewKey.secretKey("Ada", keys.newSource(), "test"))
                        .text();
        this.bruno = "Bearer "
                + keys.create(bloom.id(), NewKey.secretKey("Bruno", keys.newSource(), "test"))
                        .text();
    }

    @Test
    void happensOnceHoweverManyAskAtOnce() throws InterruptedException, ExecutionException {
        int before = echo.effects.get();
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<List<HttpResponse<String>>>> asked = IntStream.range(0, THREADS)
                    .mapToObj(_ -> threads.submit(() -> {
                        start.await();
                        return IntStream.range(0, TIMES)
                                .mapToObj(_ -> say(EFFECTS, BODY))
                                .toList();
                    }))
                    .toList();
            start.countDown();
            for (var answers : asked) {
                assertThat(answers.get())
                        .allSatisfy(answer -> assertThat(answer.statusCode()).isIn(201, 409));
            }
        }
        var last = say(EFFECTS, BODY);

        assertThat(echo.effects.get()).isEqualTo(before + 1);
        assertThat(last.statusCode()).isEqualTo(201);
        assertThat(json(last).get("effects").asInt()).isEqualTo(before + 1);
    }

    @Test
    void repeatsTheFirstAnswerByteForByte() {
        var first = say(EFFECTS, BODY);
        var second = say(EFFECTS, BODY);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(201);
        assertThat(header(second, "Location"))
                .isEqualTo(header(first, "Location"))
                .isNotEmpty();
        assertThat(header(second, "Content-Type")).isEqualTo(header(first, "Content-Type"));
        assertThat(header(first, "Idempotent-Replay")).isEmpty();
        assertThat(header(second, "Idempotent-Replay")).isEqualTo("true");
    }

    @Test
    void refusesAKeyThatBelongsToAnotherCommand() {
        say(EFFECTS, BODY);

        assertThat(code(say(EFFECTS, BODY.replace("1.00", "2.00")))).isEqualTo("422 idempotency_key_reused");
        assertThat(code(say(EFFECTS + "?x=1", BODY))).isEqualTo("422 idempotency_key_reused");
    }

    @Test
    void keepsTheKeysOfTwoCallersApart() {
        var first = say(EFFECTS, BODY);
        var other = http.post(EFFECTS, BODY, "Authorization", bruno, "Idempotency-Key", key);

        assertThat(other.body()).isNotEqualTo(first.body());
    }

    @Test
    void keepsNoRefusal() {
        assertThat(code(say(EFFECTS, BODY.replace("o-1", "refuse")))).isEqualTo("409 state_conflict");
        assertThat(say(EFFECTS, BODY).statusCode()).isEqualTo(201);
    }

    @Test
    void asksForAKeyWhereMoneyMoves() {
        assertThat(code(http.post(EFFECTS, BODY, "Authorization", ada))).isEqualTo("400 missing_idempotency_key");
        assertThat(code(http.post(EFFECTS, BODY, "Authorization", ada, "Idempotency-Key", "a b")))
                .isEqualTo("400 malformed_request");
        assertThat(http.post(EFFECTS, BODY, "Authorization", ada, "Idempotency-Key", "\"" + key + "\"")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void repeatsTheAnswerToWorkThatHappensOnceByNature() {
        var first = say("/api/v1/echo/natural", BODY);
        var second = say("/api/v1/echo/natural", BODY);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(header(second, "Idempotent-Replay")).isEqualTo("true");
    }

    @Test
    void forgetsAfterSevenDays() {
        var first = say(EFFECTS, BODY);

        forgetting.run(clock.instant().plus(Duration.ofDays(7)).plusSeconds(60));

        assertThat(say(EFFECTS, BODY).body()).isNotEqualTo(first.body());
    }

    private HttpResponse<String> say(String path, String body) {
        return http.post(path, body, "Authorization", ada, "Idempotency-Key", key);
    }

    private static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " " + json(answer).get("code").asString();
    }
}
