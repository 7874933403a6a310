package dev.kith.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/**
 * Keeps so many connections busy, each with one request at a time, from a single thread; it costs a few microseconds a
 * request and so leaves the machine to the server. What is under way when the time is over is still awaited, so that
 * every request sent has been counted.
 */
final class LoadDriver {

    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

    private final InetSocketAddress server;
    private final Load load;
    private final int connections;
    private final ByteBuffer arrived = ByteBuffer.allocateDirect(64 * 1024);
    private final Histogram latency = new Histogram(60_000_000L, 3);
    private long answered;
    private final Map<String, Long> refused = new TreeMap<>();
    private long measureFrom;
    private long measureUntil;

    LoadDriver(URI server, int connections, Load load) {
        this.server = new InetSocketAddress("127.0.0.1", server.getPort());
        this.connections = connections;
        this.load = load;
    }

    /** One connection and the request it waits for. */
    private static final class Line {
        private final int number;
        private final SocketChannel channel;
        private final Reply reply = new Reply();
        private ByteBuffer sending = ByteBuffer.allocate(0);
        private long sentAt;

        private Line(int number, SocketChannel channel) {
            this.number = number;
            this.channel = channel;
        }
    }

    /** Warms up, then measures; {@code whenMeasuring} runs in between, {@code whenDone} right after. */
    Measured run(Duration warmUp, Duration measured, Runnable whenMeasuring, Runnable whenDone) {
        try (Selector selector = Selector.open()) {
            List<Line> lines = connect(selector);
            long start = System.nanoTime();
            measureFrom = start + warmUp.toNanos();
            measureUntil = measureFrom + measured.toNanos();
            for (Line line : lines) {
                send(line);
            }
            drive(selector, measureFrom);
            whenMeasuring.run();
            measureFrom = System.nanoTime();
            measureUntil = measureFrom + measured.toNanos();
            drive(selector, measureUntil);
            whenDone.run();
            Duration took = Duration.ofNanos(System.nanoTime() - measureFrom);
            long inTime = answered;
            awaitTheRest(selector, lines);
            return new Measured(inTime, refused, took, latency);
        } catch (IOException broken) {
            throw new IllegalStateException("the server refuses connections: " + broken.getMessage(), broken);
        }
    }

    /** Keeps asking until {@code done}, however long that takes. */
    void runUntil(BooleanSupplier done) {
        try (Selector selector = Selector.open()) {
            List<Line> lines = connect(selector);
            measureUntil = Long.MAX_VALUE;
            for (Line line : lines) {
                send(line);
            }
            while (!done.getAsBoolean()) {
                selector.select(this::ready, 50);
            }
            awaitTheRest(selector, lines);
        } catch (IOException broken) {
            throw new IllegalStateException("the server refuses connections: " + broken.getMessage(), broken);
        }
    }

    private List<Line> connect(Selector selector) throws IOException {
        var lines = new ArrayList<Line>();
        for (int number = 0; number < connections; number++) {
            SocketChannel channel = SocketChannel.open(server);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            var line = new Line(number, channel);
            channel.register(selector, SelectionKey.OP_READ, line);
            lines.add(line);
        }
        return lines;
    }

    private void drive(Selector selector, long until) throws IOException {
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            selector.select(this::ready, Math.max(1, left / 1_000_000));
        }
    }

    private void awaitTheRest(Selector selector, List<Line> lines) throws IOException {
        measureUntil = Long.MIN_VALUE;
        long patience = System.nanoTime() + LAST_ANSWERS.toNanos();
        while (lines.stream().anyMatch(line -> line.sentAt != 0) && System.nanoTime() < patience) {
            selector.select(this::ready, 50);
        }
        for (Line line : lines) {
            if (line.sentAt != 0) {
                refused.merge("unanswered", 1L, Long::sum);
            }
            line.channel.close();
        }
    }

    private void ready(SelectionKey key) {
        var line = (Line) key.attachment();
        try {
            if (key.isWritable()) {
                line.channel.write(line.sending);
                if (!line.sending.hasRemaining()) {
                    key.interestOps(SelectionKey.OP_READ);
                }
            }
            if (key.isReadable()) {
                read(line);
            }
            if (line.sending.hasRemaining()) {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            }
        } catch (IOException broken) {
            refused.merge("broken", 1L, Long::sum);
            line.sentAt = 0;
            key.cancel();
        }
    }

    private void read(Line line) throws IOException {
        arrived.clear();
        if (line.channel.read(arrived) < 0) {
            throw new IOException("closed by the server");
        }
        line.reply.append(arrived.flip());
        if (!line.reply.isComplete()) {
            return;
        }
        long now = System.nanoTime();
        if (now <= measureUntil && line.sentAt >= measureFrom) {
            latency.recordValue(Math.min(60_000_000L, (now - line.sentAt) / 1_000));
        }
        if (now >= measureFrom && now <= measureUntil) {
            answered++;
        }
        if (line.reply.status() >= 400) {
            refused.merge(Integer.toString(line.reply.status()), 1L, Long::sum);
        }
        load.answered(line.number, line.reply);
        line.reply.clear();
        line.sentAt = 0;
        if (now < measureUntil) {
            send(line);
        }
    }

    private void send(Line line) throws IOException {
        line.sending = ByteBuffer.wrap(load.next(line.number));
        line.sentAt = System.nanoTime();
        line.channel.write(line.sending);
    }
}
