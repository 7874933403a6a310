package dev.kith.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.testkit.KithTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a followed link to a row, through the log. */
@KithTest
@Import(Flowers.class)
class ClicksTest {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final Redirects redirects;
    private final Clicks clicks;
    private final ClickSeal seal;
    private final Tenant tenant;
    private final JdbcClient jdbc;
    private final ForgetTraces forgetting;
    private final Flowers.Bloom bloom;
    private final String code;

    ClicksTest(
            Flowers flowers,
            Redirects redirects,
            Clicks clicks,
            ClickSeal seal,
            Tenant tenant,
            JdbcClient jdbc,
            ForgetTraces forgetting) {
        this.redirects = redirects;
        this.clicks = clicks;
        this.seal = seal;
        this.tenant = tenant;
        this.jdbc = jdbc;
        this.forgetting = forgetting;
        this.bloom = flowers.open();
        this.code = flowers.enroll(bloom, "ada", "ada-counts");
    }

    @Test
    void countsTenThousandClicksAtOnceExactly() throws Exception {
        follow("192.0.2.1", null);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(1, 10_000)
                    .mapToObj(number -> threads.submit(() -> follow("192.0." + number % 250 + ".7", null)))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get()).hasSizeGreaterThan(43);
            }
        }

        assertThat(count("SELECT count(*) FROM referrals.click", 10_000)).isEqualTo(10_000);
        assertThat(count("SELECT count(*) FROM referrals.click WHERE class = 'human'", 10_000))
                .isEqualTo(10_000);
    }

    @Test
    void knowsOneVisitFromThreeTouches() {
        String first = follow("192.0.2.1", null);
        String second = follow("192.0.2.1", first);
        String third = follow("192.0.2.9", first);
        count("SELECT count(*) FROM referrals.click", 3);

        var rows = List.of(click(first), click(second), click(third));

        assertThat(rows).extracting(Click::visitor).containsOnly(idOf(first).value());
        assertThat(rows).extracting(Click::repeated).containsExactly(false, true, true);
        assertThat(rows).extracting(Click::channel).containsOnly(Channel.SMS);
        assertThat(rows.getFirst().version()).isPresent();
    }

    @Test
    void keepsAClickButForgetsAfterAMonthWhereItCameFrom() {
        String traced = "SELECT count(*) FROM referrals.click WHERE address_hash IS NOT NULL";
        String text = follow("192.0.2.1", null);
        count(traced, 1);
        Instant over = click(text).at().plus(ForgetTraces.KEPT);

        forgetting.run(over);
        assertThat(count(traced, 1)).isEqualTo(1);
        forgetting.run(over.plusMillis(1));
        assertThat(count(traced, 0)).isZero();
        assertThat(click(text).visitor()).isEqualTo(idOf(text).value());
    }

    private String follow(String address, @Nullable String cookie) {
        var arrival = new Arrival(
                false,
                code,
                bloom.workspace().key(),
                "c=sms",
                "localhost",
                address,
                FIREFOX,
                true,
                null,
                "document",
                "en",
                null,
                cookie,
                null);
        return redirects.follow(arrival).clickText().orElseThrow();
    }

    private ClickId idOf(String text) {
        return seal.read(text, bloom.id()).orElseThrow().id();
    }

    private Click click(String text) {
        var id = idOf(text);
        return tenant.run(bloom.id(), () -> clicks.load(List.of(id)))
                .values()
                .iterator()
                .next();
    }

    /** The worker takes its time. */
    private long count(String sql, long expected) {
        WorkspaceId workspace = bloom.id();
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            long found =
                    tenant.run(workspace, () -> jdbc.sql(sql).query(Long.class).single());
            if (found >= expected || System.nanoTime() > deadline) {
                return found;
            }
            Thread.onSpinWait();
        }
    }
}
