package dev.kith.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kith.testkit.Happening;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A small real shop beside Kith: its pages carry the tracker and a strict policy, its server tells Kith who signed up and
 * what was sold. It knows of the friend's invitation only what the tracker puts into its forms.
 */
final class CornerShop implements AutoCloseable {

    private static final String SCRIPT = """
            document.querySelector('#join')?.addEventListener('submit', event => {
              const { user, email } = event.target.elements;
              kith.identify(user.value, { email: email.value });
              kith.track('Signed Up');
            });
            """;

    private final Shop workspace;
    private final URI kith;
    private final HttpServer server;
    private final Map<String, String> shelves = new ConcurrentHashMap<>();

    private CornerShop(Shop workspace, URI kith, HttpServer server) {
        this.workspace = workspace;
        this.kith = kith;
        this.server = server;
    }

    static CornerShop open(Shop workspace, URI kith) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var shop = new CornerShop(workspace, kith, server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", shop::answer);
        server.start();
        return shop;
    }

    /** What the workspace has to have verified: links lead nowhere else. */
    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String origin() {
        return "http://" + host();
    }

    /** One more page of this shop. */
    void shows(String path, String main) {
        shelves.put(path, main);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        switch (exchange.getRequestURI().getPath()) {
            case "/" -> html(exchange, "Cups and plates", home());
            case "/joined" -> html(exchange, "Hello", joined(form));
            case "/bought" -> html(exchange, "Thank you", bought(form));
            case "/shop.js" -> send(exchange, "text/javascript", SCRIPT);
            default ->
                html(
                        exchange,
                        "Hello",
                        shelves.getOrDefault(exchange.getRequestURI().getPath(), ""));
        }
    }

    private static String home() {
        return """
                <form id="join" action="/joined" method="post">
                <label>Your name here <input name="user"></label>
                <label>E-mail <input name="email" type="email"></label>
                <input type="hidden" name="anonymous" data-kith-anonymous>
                <button>Sign up</button></form>""";
    }

    /** The shop's server vouches for the account and the browser it was opened in; the click it has not heard of. */
    private String joined(Map<String, String> form) {
        var signUp = Happening.signUp(form.getOrDefault("user", ""), Instant.now());
        workspace.reports(Happening.on(signUp, form.getOrDefault("anonymous", "")));
        String welcome = workspace.rewardRowsOf(form.getOrDefault("user", "")).stream()
                .map(reward -> reward.path("code").asString(""))
                .findFirst()
                .orElse("");
        return """
                <form action="/bought" method="post"><input type="hidden" name="user" value="%s">
                <label>Coupon <input name="coupon" value="%s"></label>
                <input type="hidden" name="kc" data-kith-kc>
                <button>Buy two cups for 50.00 EUR</button></form>""".formatted(form.getOrDefault("user", ""), welcome);
    }

    private String bought(Map<String, String> form) {
        boolean discounted = !form.getOrDefault("coupon", "").isEmpty();
        var order = Purchase.of("o-1", form.getOrDefault("user", ""), discounted ? "40.00" : "50.00")
                .coupon(form.getOrDefault("coupon", ""))
                .click(form.getOrDefault("kc", ""));
        order.json()
                .putArray("items")
                .addObject()
                .put("sku", "cups")
                .put("price", "25.00")
                .put("quantity", 2);
        return "<p id='outcome'>" + workspace.sells(order).outcome() + "</p>";
    }

    private void html(HttpExchange exchange, String title, String main) throws IOException {
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self' %1$s; style-src 'self'; connect-src %1$s; form-action 'self'"
                                .formatted(kith));
        send(exchange, "text/html", """
                <!doctype html><html lang="en"><head><title>%s</title><meta name="viewport" content="width=device-width">
                <script src="%s/kith.js" data-key="%s" defer></script><script src="/shop.js" defer></script></head>
                <body><main><h1>%1$s</h1>%4$s</main></body></html>""".formatted(title, kith, workspace.publicKey(), main));
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + ";charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return Arrays.stream(body.split("&"))
                .filter(field -> field.contains("="))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, _) -> a));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
