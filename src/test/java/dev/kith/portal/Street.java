package dev.kith.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** A small site of its own origin: it serves what it is given, and remembers who came with what. */
final class Street implements AutoCloseable {

    /** Something that was brought here. */
    record Visit(String method, String path, String query, String authorization, String body) {}

    /** What stands at an address. */
    record Answer(int status, String type, String body, Map<String, String> headers) {

        static Answer html(String body) {
            return new Answer(200, "text/html;charset=utf-8", body, Map.of());
        }

        static Answer script(String name) {
            try (var in = Objects.requireNonNull(Street.class.getResourceAsStream("/js/" + name))) {
                String body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return new Answer(200, "text/javascript;charset=utf-8", body, Map.of());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        static Answer json(int status, String body) {
            return new Answer(status, "application/json", body, Map.of());
        }

        int zippedBytes() {
            var zipped = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(zipped)) {
                gzip.write(body.getBytes(StandardCharsets.UTF_8));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return zipped.size();
        }

        Answer with(String header, String value) {
            return new Answer(status, type, body, Map.of(header, value));
        }
    }

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Visit> visits = new CopyOnWriteArrayList<>();

    Street() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Street at(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    List<Visit> visits(String method, String path) {
        return visits.stream()
                .filter(visit -> visit.method.equals(method) && visit.path.equals(path))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        visits.add(new Visit(
                exchange.getRequestMethod(),
                path,
                Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), ""),
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), ""),
                body));
        Answer answer = answers.getOrDefault(path, new Answer(404, "text/plain", "", Map.of()));
        var headers = exchange.getResponseHeaders();
        headers.set("Access-Control-Allow-Origin", "*");
        headers.set("Access-Control-Allow-Headers", "authorization, content-type, x-kith-identity");
        headers.set("Content-Type", answer.type);
        answer.headers.forEach(headers::set);
        byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
        boolean preflight = exchange.getRequestMethod().equals("OPTIONS");
        exchange.sendResponseHeaders(
                preflight ? 204 : answer.status, preflight || bytes.length == 0 ? -1 : bytes.length);
        if (!preflight && bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
