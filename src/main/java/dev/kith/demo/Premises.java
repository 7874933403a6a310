package dev.kith.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** A place where the shop can stand: a port of this machine that nobody reaches from elsewhere. */
final class Premises implements AutoCloseable {

    private static final int NEIGHBOURS = 20;
    private static final int AT_ONCE = 16;

    private final HttpServer server;
    private final ExecutorService staff = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofVirtual().name("shop-", 0).factory());

    private Premises(HttpServer server) {
        this.server = server;
    }

    /** This very port, unless somebody has it; any that is free for 0. */
    static Optional<Premises> at(int port) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            return Optional.of(new Premises(HttpServer.create(address, 0)));
        } catch (IOException taken) {
            return Optional.empty();
        }
    }

    /** The first free port after this one. */
    static Optional<Premises> after(int port) {
        return IntStream.rangeClosed(port + 1, port + NEIGHBOURS)
                .mapToObj(Premises::at)
                .flatMap(Optional::stream)
                .findFirst();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What the workspace has to have verified: links lead nowhere else. */
    String host() {
        return "localhost:" + port();
    }

    /** Every name under which a browser on this machine may come. */
    Set<String> hosts() {
        return Set.of(host(), "127.0.0.1:" + port());
    }

    void open(WebShop shop) {
        server.setExecutor(staff);
        server.createContext("/", shop::answer);
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        staff.shutdownNow();
    }
}
