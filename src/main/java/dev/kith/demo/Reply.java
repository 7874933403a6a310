package dev.kith.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What the shop answers. */
record Reply(int status, Map<String, String> headers, byte[] body) {

    static Reply page(int status, Html page) {
        return new Reply(status, headers("text/html"), page.markup().getBytes(UTF_8));
    }

    static Reply file(String type, String text) {
        return new Reply(200, headers(type), text.getBytes(UTF_8));
    }

    /** Go and read that; so that going back or reloading never sends a form again. */
    static Reply goTo(String path) {
        return new Reply(303, headers("text/plain"), new byte[0]).with("Location", path);
    }

    private static Map<String, String> headers(String type) {
        var headers = new TreeMap<String, String>();
        headers.put("Content-Type", type + "; charset=utf-8");
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "same-origin");
        return headers;
    }

    Reply with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        boolean silent = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, silent ? -1 : body.length);
        if (!silent) {
            exchange.getResponseBody().write(body);
        }
    }
}
