package dev.kith.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody's browser, as far as links are concerned: it sends what browsers send and follows nothing by itself. */
public final class Visitor {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final Pattern CLICK_ID = Pattern.compile("[?&]kc=([^&#]+)");
    private static final Pattern COOKIE = Pattern.compile("kith_k=([^;]+)");

    /** What a link answered. */
    public record Landing(int status, Optional<String> location, Optional<String> clickId, String page) {}

    private final String device;

    public Visitor(String device) {
        this.device = device;
    }

    /** The anonymous id that the shop's pages know this browser by. */
    public String device() {
        return device;
    }

    public Landing follow(URI link) {
        return send(asBrowser(link).GET().build());
    }

    /** As a browser would, but with one header of another kind, or another method. */
    public static Landing send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            Optional<String> location = response.headers().firstValue("Location");
            Optional<String> clickId = location.flatMap(url -> find(CLICK_ID, url))
                    .or(() -> response.headers().allValues("Set-Cookie").stream()
                            .flatMap(cookie -> find(COOKIE, cookie).stream())
                            .findFirst());
            return new Landing(response.statusCode(), location, clickId, response.body());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public static HttpRequest.Builder asBrowser(URI link) {
        return HttpRequest.newBuilder(link)
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .header("Accept-Language", "en-US,en;q=0.5")
                .header("Sec-Fetch-Dest", "document")
                .header("Sec-Fetch-Mode", "navigate");
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
