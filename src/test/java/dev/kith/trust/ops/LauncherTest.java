package dev.kith.trust.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.KithProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Kith and the PostgreSQL it brings along, through everything that can happen to their processes (TR §15, X02, X03, X32).
 * One installation lives through it all, so the order matters; what it stored in the beginning is there in the end.
 */
@Tag("processes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LauncherTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path data = Path.of("target", "launcher-test", "data");
    private final CommandLineOf kithCommand = new CommandLineOf(data);
    private KithProcess kith;

    @BeforeAll
    void startsOnAnEmptyFolder() throws IOException {
        CommandLineOf.clear(data);
        kith = KithProcess.start(data);
        kith.awaitReady();
        assertThat(kithCommand
                        .run("workspace", "create", "--name", "Mollys", "--currency", "EUR", "--json")
                        .said())
                .contains("\"secretKey\"");
    }

    @AfterAll
    void leavesNothingRunning() {
        ProcessHandle postgres = kith.postgres();
        kith.close();
        assertThat(postgres.isAlive() && !zombie(postgres)).isFalse();
    }

    @Test
    @Order(1)
    void keepsASecondKithOutOfTheFolder() {
        var second = kithCommand.run("start", "--port", "0");

        assertThat(second.code()).isEqualTo(1);
        assertThat(second.said())
                .contains("is in use by another Kith (process " + kith.process().pid())
                .contains("kith stop");
    }

    @Test
    @Order(2)
    void comesBackByItselfWhenPostgresIsKilled() {
        long before = kith.postgres().pid();

        kith.killPostgres();

        await(() -> !kith.isReady());
        await(kith::isReady);
        assertThat(kith.postgres().pid()).isNotEqualTo(before);
        stillHasTheShop();
    }

    @Test
    @Order(3)
    void adoptsThePostgresThatAKilledKithLeftBehind() {
        long orphan = kith.postgres().pid();

        kith.kill();
        assertThat(kith.postgres().isAlive()).isTrue();
        kith.startAgain();
        kith.awaitReady();

        assertThat(kith.postgres().pid()).isEqualTo(orphan);
        stillHasTheShop();
    }

    @Test
    @Order(4)
    void startsAfterBothWereKilledAtOneMoment() {
        kith.killPostgres();
        kith.kill();

        kith.startAgain();

        kith.awaitReady();
        stillHasTheShop();
    }

    @Test
    @Order(5)
    void stopsInOrder() throws Exception {
        ProcessHandle postgres = kith.postgres();

        var stop = kithCommand.run("stop");

        assertThat(stop.code()).isZero();
        assertThat(kith.process().onExit().get(5, TimeUnit.SECONDS).isAlive()).isFalse();
        await(() -> !postgres.isAlive() || zombie(postgres));
        assertThat(data.resolve("kith.running")).doesNotExist();
        assertThat(kithCommand.run("status").code()).isEqualTo(1);
        assertThat(kithCommand.run("workspace", "list").said()).contains("No Kith is running");
    }

    @Test
    @Order(6)
    void startsAlthoughThePidFileNamesSomebodyElse() throws IOException {
        Path pidFile = data.resolve("postgres").resolve("postmaster.pid");
        Files.writeString(
                pidFile,
                ProcessHandle.current().pid() + "\n" + data.toAbsolutePath().resolve("postgres")
                        + "\n1\n1\n\n127.0.0.1\n",
                UTF_8);

        kith.startAgain();

        kith.awaitReady();
        stillHasTheShop();
    }

    @Test
    @Order(7)
    void findsAnotherPortForPostgresWhenItsOwnIsTaken() throws Exception {
        assertThat(kithCommand.run("stop").code()).isZero();
        int port =
                Integer.parseInt(Files.readString(data.resolve("postgres.port")).strip());

        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            kith.startAgain();
            kith.awaitReady();
        }

        assertThat(Files.readString(data.resolve("postgres.port")).strip()).isNotEqualTo(String.valueOf(port));
        stillHasTheShop();
    }

    @Test
    @Order(8)
    void saysThatItsPortIsTaken() throws IOException {
        Path other = data.resolveSibling("other");
        CommandLineOf.clear(other);
        Files.createDirectories(other);
        // The programs need not be unpacked twice.
        Files.createSymbolicLink(other.resolve("bin"), data.toAbsolutePath().resolve("bin"));

        var start = new CommandLineOf(other)
                .run("start", "--port", String.valueOf(kith.url().getPort()));

        assertThat(start.code()).isEqualTo(1);
        assertThat(start.said())
                .contains("Port " + kith.url().getPort() + " is taken")
                .contains("--port");
    }

    private void stillHasTheShop() {
        assertThat(kithCommand.run("workspace", "list").said()).contains("Mollys");
    }

    private static boolean zombie(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/stat")).contains(") Z ");
        } catch (IOException gone) {
            return true;
        }
    }

    private static void await(BooleanSupplier moment) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!moment.getAsBoolean()) {
            assertThat(System.nanoTime()).as("this takes too long").isLessThan(giveUp);
            Thread.onSpinWait();
        }
    }
}
