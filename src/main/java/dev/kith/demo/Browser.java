package dev.kith.demo;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** A visitor's browser: it opens links for real, and its pages report what they show with the shop's public key. */
final class Browser {

    private static final Pattern IN_COOKIE = Pattern.compile("kith_k=([^;]+)");
    private static final Pattern IN_LOCATION = Pattern.compile("[?&]kc=([^&#]+)");

    private final URI kith;
    private final String publicKey;

    Browser(URI kith, String publicKey) {
        this.kith = kith;
        this.publicKey = publicKey;
    }

    /** Opens an advocate's link and keeps the click's id, as a landing page would. */
    Optional<String> follow(String code, Channel channel) {
        HttpRequest request = HttpRequest.newBuilder(kith.resolve("/r/" + code + "?c=" + channel.key()))
                .timeout(Duration.ofSeconds(30))
                .header("User-Agent", "Mozilla/5.0 (Linux; Android 16; Mobile; rv:142.0) Gecko/142.0 Firefox/142.0")
                .header("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")
                .header("Accept-Language", "it-IT,it;q=0.8,en;q=0.5")
                .header("Sec-Fetch-Dest", "document")
                .header("Sec-Fetch-Mode", "navigate")
                .GET()
                .build();
        HttpResponse<String> landing = Http.send(request);
        return landing.headers().allValues("Set-Cookie").stream()
                .flatMap(cookie -> find(IN_COOKIE, cookie).stream())
                .findFirst()
                .or(() -> landing.headers().firstValue("Location").flatMap(location -> find(IN_LOCATION, location)));
    }

    /** What a page of the shop reports by itself. */
    void report(ObjectNode event) {
        String path = "/v1/" + event.get("type").asString();
        Http.send(HttpRequest.newBuilder(kith.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(
                        event.deepCopy().put("writeKey", publicKey).toString()))
                .build());
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
