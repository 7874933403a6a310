package dev.kith.cli;

import dev.kith.Kith;
import dev.kith.platform.DataFolder;
import dev.kith.platform.FolderLock;
import dev.kith.platform.KithSettings;
import dev.kith.platform.RunningKith;
import dev.kith.platform.SettingsFile;
import dev.kith.platform.crypto.KeyFile;
import dev.kith.platform.security.Accounts;
import dev.kith.platform.security.LoginLinks;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import tools.jackson.databind.node.ObjectNode;

/** A Kith that runs in this process. */
final class Server implements AutoCloseable {

    private static final Duration HARD_LIMIT = Duration.ofSeconds(30);
    private static final int LAST_PORT = 65_535;

    /** Words on the command line that mean nothing. */
    static final class NotUnderstood extends RuntimeException {
        NotUnderstood(String word, String instead) {
            super(word + " is not understood. " + instead);
        }
    }

    private final FolderLock lock;
    private final DataFolder folder;
    private final ConfigurableApplicationContext context;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Server(FolderLock lock, DataFolder folder, ConfigurableApplicationContext context) {
        this.lock = lock;
        this.folder = folder;
        this.context = context;
    }

    /** Comes back when Kith answers. */
    static Server start(DataFolder folder, @Nullable Integer port, List<String> wishes, Console console)
            throws IOException {
        refuseImpossible(port);
        List<String> settings = settings(folder, port, wishes);
        return startWith(folder, settings, port == null ? 0 : port, console);
    }

    /** A port that no machine has is a word misspoken, not a failure. */
    private static void refuseImpossible(@Nullable Integer port) {
        if (port != null && (port < 0 || port > LAST_PORT)) {
            throw new NotUnderstood("--port " + port, "A port is a number from 1 to " + LAST_PORT + ".");
        }
    }

    /** Asked before a database is made for nothing; any port will do for 0. */
    private static void refuseTaken(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return;
        } catch (IOException taken) {
            throw Trouble.portTaken(port);
        }
    }

    /** The same with settings of which nothing has to be checked any more. */
    static Server startWith(DataFolder folder, List<String> settings, int port, Console console) throws IOException {
        FolderLock lock = FolderLock.takeOrSayWhy(folder);
        try {
            refuseTaken(port);
            boolean fresh = !Files.exists(folder.settings());
            SettingsFile.writeIfAbsent(folder);
            KeyFile.demand(folder);
            if (fresh) {
                console.err().println("Setting up Kith in " + folder.path() + " ...");
            }
            var words = new ArrayList<>(settings);
            words.add("--kith.data=" + folder.path());
            var context = Kith.start(folder, words.toArray(String[]::new));
            var server = new Server(lock, folder, context);
            context.addApplicationListener(event -> {
                if (event instanceof ContextClosedEvent) {
                    server.stopped.countDown();
                }
            });
            SpringApplication.getShutdownHandlers().add(() -> RunningKith.forget(folder));
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(Server::limitTheStop));
            return server;
        } catch (RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    private static List<String> settings(DataFolder folder, @Nullable Integer port, List<String> wishes) {
        var settings = new ArrayList<String>();
        for (String wish : wishes) {
            if (!wish.matches("--kith\\.[a-z.-]+=.*")) {
                throw new NotUnderstood(wish, "Settings look like --kith.language=it.");
            }
            settings.add(wish);
        }
        SettingsFile.refuseUnknown(
                folder,
                settings.stream()
                        .map(setting -> setting.substring(2, setting.indexOf('=')))
                        .toList());
        if (port != null) {
            settings.add("--kith.port=" + port);
        }
        return settings;
    }

    /** An orderly stop that hangs is ended: whatever was acknowledged is already stored. */
    private static void limitTheStop() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(HARD_LIMIT);
                Runtime.getRuntime().halt(1);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });
    }

    String publicUrl() {
        return context.getBean(KithSettings.class).publicUrl().toString();
    }

    /** Where the first owner is made; empty once there is one. */
    Optional<String> invitation() {
        return context.getBean(Accounts.class).isSetUp()
                ? Optional.empty()
                : Optional.of(context.getBean(LoginLinks.class).makeForSetUp());
    }

    RunningKith kith() {
        return RunningKith.in(folder).orElseThrow();
    }

    ObjectNode note() {
        var kith = kith();
        return Console.JSON
                .createObjectNode()
                .put("url", publicUrl())
                .put("localUrl", kith.url())
                .put("managementPort", kith.managementPort())
                .put("pid", kith.pid())
                .put("data", folder.path().toString())
                .put("startedInMillis", millisSinceJvm());
    }

    String took() {
        return "%.1f s".formatted(millisSinceJvm() / 1_000.0);
    }

    private static long millisSinceJvm() {
        return ManagementFactory.getRuntimeMXBean().getUptime();
    }

    void waitUntilStopped() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() throws IOException {
        context.close();
        RunningKith.forget(folder);
        lock.close();
    }
}
