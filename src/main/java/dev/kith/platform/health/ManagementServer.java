package dev.kith.platform.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.kith.platform.KithSettings;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Liveness, readiness and metrics on a loopback port of their own. It is the JDK's small server: it starts in a
 * millisecond and still answers when the big one is busy.
 */
@Component
final class ManagementServer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ManagementServer.class);
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private record Answer(int status, String type, String body) {}

    private final int wanted;
    private final Readiness readiness;
    private final PrometheusMeterRegistry metrics;
    private @Nullable HttpServer server;

    ManagementServer(KithSettings settings, Readiness readiness, PrometheusMeterRegistry metrics) {
        this.wanted = settings.managementPort();
        this.readiness = readiness;
        this.metrics = metrics;
    }

    synchronized int port() {
        return server == null ? 0 : server.getAddress().getPort();
    }

    @Override
    public synchronized void start() {
        HttpServer opened = open();
        opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        // Alive as long as it answers: a database that is away is no reason to restart Kith.
        opened.createContext("/livez", answering(_ -> new Answer(OK, "text/plain", "ok\n")));
        opened.createContext("/readyz", answering(_ -> ready()));
        opened.createContext(
                "/prometheus",
                answering(_ -> new Answer(OK, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape())));
        opened.start();
        server = opened;
    }

    private Answer ready() {
        return readiness
                .whyNot()
                .map(reason -> new Answer(UNAVAILABLE, "text/plain", reason + "\n"))
                .orElse(new Answer(OK, "text/plain", "ok\n"));
    }

    /** Somebody else on this port is no reason not to start. */
    private HttpServer open() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
        } catch (IOException taken) {
            try {
                var other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                LOG.warn(
                        "management port {} is taken; using {}",
                        wanted,
                        other.getAddress().getPort());
                return other;
            } catch (IOException none) {
                throw new UncheckedIOException(none);
            }
        }
    }

    private static HttpHandler answering(Function<HttpExchange, Answer> answering) {
        return exchange -> {
            try (exchange) {
                Answer answer = answering.apply(exchange);
                byte[] body = answer.body().getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", answer.type());
                exchange.sendResponseHeaders(answer.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        };
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return server != null;
    }

    /** Opened first and closed last, so that it can be watched what happens in between. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
