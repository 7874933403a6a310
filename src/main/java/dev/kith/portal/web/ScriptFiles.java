package dev.kith.portal.web;

import dev.kith.platform.crypto.Sha256;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/**
 * The scripts that shops put on their pages, under addresses that never change. A browser asks again after five minutes
 * and is usually told that nothing changed.
 */
@RestController
@Needs(Permission.ANYONE)
final class ScriptFiles {

    private record Script(byte[] plain, byte[] zipped, String tag) {}

    private static final MediaType JAVASCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);
    private static final CacheControl FIVE_MINUTES =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic().staleWhileRevalidate(Duration.ofDays(1));

    private final Script tracker = read("tracker.js");
    private final Script widget = read("widget.js");

    @GetMapping("/kith.js")
    ResponseEntity<byte[]> tracker(WebRequest request) {
        return send(tracker, request);
    }

    @GetMapping("/widget.js")
    ResponseEntity<byte[]> widget(WebRequest request) {
        return send(widget, request);
    }

    private static ResponseEntity<byte[]> send(Script script, WebRequest request) {
        if (request.checkNotModified(script.tag)) {
            return ResponseEntity.status(304).cacheControl(FIVE_MINUTES).build();
        }
        var answer = ResponseEntity.ok()
                .contentType(JAVASCRIPT)
                .cacheControl(FIVE_MINUTES)
                .eTag(script.tag)
                .header("Vary", "Accept-Encoding")
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin");
        boolean zip = Objects.requireNonNullElse(request.getHeader("Accept-Encoding"), "")
                .contains("gzip");
        return zip ? answer.header("Content-Encoding", "gzip").body(script.zipped) : answer.body(script.plain);
    }

    private static Script read(String name) {
        try (var in = Objects.requireNonNull(ScriptFiles.class.getResourceAsStream("/js/" + name), name)) {
            byte[] plain = in.readAllBytes();
            String tag = HexFormat.of().formatHex(Sha256.of(plain), 0, 8);
            return new Script(plain, zip(plain), "W/\"" + tag + '"');
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] zip(byte[] plain) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(plain);
        }
        return zipped.toByteArray();
    }
}
