package dev.kith.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.testkit.KithTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A timer makes somebody look once its time has come, once, and with its removal in the same transaction. */
@KithTest
@Import(TimersTest.Bell.class)
class TimersTest {

    private static final Instant NOON = Instant.parse("2030-03-03T12:00:00Z");
    private static final UUID CART = new UUID(1, 1);
    private static final UUID HOLD = new UUID(1, 2);

    /** Writes down who it was told to look at; can be told to stumble over one of them. */
    static final class BellRinger implements TimerHandler {
        private final JdbcClient jdbc;
        private final List<UUID> rung = new ArrayList<>();
        private final Set<UUID> stumbles = new HashSet<>();

        BellRinger(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public String kind() {
            return "bell";
        }

        @Override
        public void due(WorkspaceId workspace, List<UUID> subjects, Instant now) {
            if (subjects.stream().anyMatch(stumbles::contains)) {
                jdbc.sql("SELECT 1 / 0").query(Integer.class).single();
            }
            rung.addAll(subjects);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Bell {
        @Bean
        BellRinger bellRinger(JdbcClient jdbc) {
            return new BellRinger(jdbc);
        }
    }

    private final Tenant tenant;
    private final Timers timers;
    private final BellRinger bell;
    private final WorkspaceId bakery = new WorkspaceId(UUID.randomUUID());

    TimersTest(Tenant tenant, Timers timers, BellRinger bell) {
        this.tenant = tenant;
        this.timers = timers;
        this.bell = bell;
    }

    @BeforeEach
    void nothingRangYet() {
        bell.rung.clear();
        bell.stumbles.clear();
    }

    @Test
    void ringsInItsInstantAndNoSooner() {
        look(CART, NOON);

        timers.runDue(bakery, NOON.minusNanos(1_000));
        assertThat(bell.rung).isEmpty();

        timers.runDue(bakery, NOON);
        timers.runDue(bakery, NOON);
        assertThat(bell.rung).containsExactly(CART);
    }

    @Test
    void aTimerThatIsSetAgainMoves() {
        look(CART, NOON);
        look(CART, NOON.plusSeconds(60));

        timers.runDue(bakery, NOON);
        assertThat(bell.rung).isEmpty();

        timers.runDue(bakery, NOON.plusSeconds(60));
        assertThat(bell.rung).containsExactly(CART);
    }

    @Test
    void aForgottenTimerStaysSilent() {
        tenant.run(bakery, () -> {
            timers.looks("bell", Map.of(CART, NOON, HOLD, NOON));
            timers.forget("bell", List.of(CART));
            return true;
        });

        timers.runDue(bakery, NOON);

        assertThat(bell.rung).containsExactly(HOLD);
    }

    @Test
    void isNotSetByATransactionThatFailed() {
        try {
            tenant.run(bakery, () -> {
                timers.look("bell", CART, NOON);
                throw new IllegalStateException("changed my mind");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("changed my mind");
        }

        assertThat(timers.runDue(bakery, NOON)).isZero();
    }

    @Test
    void oneThatFailsIsTriedLaterAndDoesNotHoldUpTheOthers() {
        look(CART, NOON);
        look(HOLD, NOON);
        bell.stumbles.add(CART);

        timers.runDue(bakery, NOON);
        assertThat(bell.rung).containsExactly(HOLD);

        bell.stumbles.clear();
        timers.runDue(bakery, NOON.plus(Duration.ofSeconds(29)));
        assertThat(bell.rung).containsExactly(HOLD);
        timers.runDue(bakery, NOON.plus(Duration.ofSeconds(30)));
        assertThat(bell.rung).containsExactly(HOLD, CART);
    }

    @Test
    void keepsWorkspacesApart() {
        var florist = new WorkspaceId(UUID.randomUUID());
        look(CART, NOON);

        assertThat(timers.runDue(florist, NOON)).isZero();
        assertThat(timers.runDue(bakery, NOON)).isEqualTo(1);
    }

    private void look(UUID subject, Instant due) {
        tenant.run(bakery, () -> {
            timers.look("bell", subject, due);
            return true;
        });
    }
}
