package dev.kith.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.DataFolder;
import dev.kith.platform.RunningKith;
import dev.kith.testkit.Http;
import dev.kith.testkit.KithTest;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What machines ask a running Kith. */
@KithTest
class HealthTest {

    private final Http http;
    private final DataFolder folder;
    private final ManagementServer management;
    private final Verify verify;

    HealthTest(@LocalServerPort int port, DataFolder folder, ManagementServer management, Verify verify) {
        this.http = new Http(port);
        this.folder = folder;
        this.management = management;
        this.verify = verify;
    }

    @Test
    void isHealthyOnTheMainPort() {
        var answer = http.get("/healthz");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Http.json(answer).path("status").asString()).isEqualTo("ok");
    }

    @Test
    void isAliveAndReadyOnThePortForMachines() {
        var machines = new Http(management.port());

        assertThat(machines.get("/livez").statusCode()).isEqualTo(200);
        assertThat(machines.get("/readyz").statusCode()).isEqualTo(200);
        assertThat(machines.get("/prometheus").body())
                .contains("kith_platform_ready 1.0")
                .contains("kith_platform_timers_oldest_due_seconds")
                .contains("kith_platform_pool_lent_connections{pool=\"workers\"}")
                .contains("kith_platform_disk_free_bytes")
                .containsPattern("(?m)^kith_events_lag_seconds [0-9]")
                .containsPattern("(?m)^kith_events_failed [0-9]");
    }

    @Test
    void leavesANoteWhereItListens() {
        assertThat(RunningKith.in(folder)).hasValueSatisfying(note -> {
            assertThat(note.pid()).isEqualTo(ProcessHandle.current().pid());
            assertThat(note.url()).startsWith("http://127.0.0.1:");
        });
    }

    @Test
    void tellsTheOperatorHowItIsAndNobodyElse() throws Exception {
        String secret = Files.readString(folder.operatorSecret()).strip();

        var doctor = http.get("/api/v1/operator/doctor", "Authorization", "Bearer " + secret);
        assertThat(doctor.statusCode()).isEqualTo(200);
        assertThat(doctor.body())
                .contains("durability", "\"subject\":\"events\"")
                .doesNotContain(secret);
        assertThat(http.get("/api/v1/operator/health", "Authorization", "Bearer " + secret)
                        .statusCode())
                .isEqualTo(200);
        assertThat(http.get("/api/v1/operator/doctor", "Accept", "application/json")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void canAskForEveryPromise() {
        assertThat(verify.check())
                .extracting(Verify.Promise::sentence)
                .isNotEmpty()
                .allMatch(text -> !text.isBlank());
    }
}
