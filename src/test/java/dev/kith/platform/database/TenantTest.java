package dev.kith.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.platform.WorkspaceId;
import dev.kith.testkit.KithTest;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A transaction belongs to one workspace, and nobody else's rows are in it. */
@KithTest
class TenantTest {

    private final Tenant tenant;
    private final JdbcClient jdbc;
    private final WorkspaceId bakery = new WorkspaceId(UUID.randomUUID());
    private final WorkspaceId florist = new WorkspaceId(UUID.randomUUID());

    TenantTest(Tenant tenant, JdbcClient jdbc) {
        this.tenant = tenant;
        this.jdbc = jdbc;
    }

    @Test
    void failsWithoutAWorkspace() {
        assertThatThrownBy(this::timers).isInstanceOf(DataAccessException.class);
    }

    @Test
    void seesNothingOfAnotherWorkspace() {
        tenant.run(bakery, this::addTimer);

        assertThat(tenant.<Integer>run(bakery, this::timers)).isEqualTo(1);
        assertThat(tenant.<Integer>run(florist, this::timers)).isZero();
    }

    @Test
    void joinsATransactionOfTheSameWorkspaceAndRefusesAnother() {
        assertThat(tenant.<String>run(bakery, () -> tenant.<String>run(bakery, this::user)))
                .isEqualTo("kith_app");
        assertThatThrownBy(() -> tenant.run(bakery, () -> tenant.run(florist, this::timers)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leavesNothingOfATransactionThatFailed() {
        assertThatThrownBy(() -> tenant.run(bakery, () -> {
                    addTimer();
                    throw new IllegalStateException("the shop burned down");
                }))
                .hasMessage("the shop burned down");

        assertThat(tenant.<Integer>run(bakery, this::timers)).isZero();
    }

    @Test
    void theWorkerGoesFromWorkspaceToWorkspaceInOneTransaction() {
        String user = tenant.runAsWorker(() -> {
            tenant.next(bakery);
            addTimer();
            tenant.next(florist);
            addTimer();
            return user();
        });

        assertThat(user).isEqualTo("kith_worker");
        assertThat(tenant.<Integer>run(bakery, this::timers)).isEqualTo(1);
        assertThat(tenant.<Integer>run(florist, this::timers)).isEqualTo(1);
    }

    @Test
    void theWorkerSeesWhichWorkspacesHaveSomethingToDo() {
        tenant.run(bakery, this::addTimer);
        tenant.run(florist, this::addTimer);

        Set<UUID> seen = tenant.runAsWorker(() -> jdbc.sql("SELECT DISTINCT workspace_id FROM platform.timer")
                .query(UUID.class)
                .set());

        assertThat(seen).contains(bakery.value(), florist.value());
    }

    private int addTimer() {
        return jdbc.sql("INSERT INTO platform.timer (kind, subject, due) VALUES ('look', gen_random_uuid(), now())")
                .update();
    }

    private Integer timers() {
        return jdbc.sql("SELECT count(*) FROM platform.timer")
                .query(Integer.class)
                .single();
    }

    private String user() {
        return jdbc.sql("SELECT current_user").query(String.class).single();
    }
}
