package dev.kith.platform.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The files a page asks for: styles, scripts, fonts. Each has its content's hash in its address, so a browser keeps it for
 * ever and never asks again; each is compressed once, when Kith starts.
 */
public final class Assets {

    /** A file ready to send; {@code zipped} is empty where compressing gains nothing. */
    record Asset(String address, String type, byte[] plain, byte[] zipped) {}

    private static final List<String> CONSOLE_SHEETS =
            List.of("tokens", "base", "layout", "components", "forms", "charts", "pages");
    private static final List<String> PUBLIC_SHEETS = List.of("tokens", "base", "components", "forms", "public");
    private static final List<String> FONTS =
            List.of("inter-latin-wght-normal.woff2", "inter-cyrillic-wght-normal.woff2");

    private static final Map<String, Asset> FONT_FILES =
            FONTS.stream().collect(toUnmodifiableMap(Function.identity(), name -> file(name, read("/vendor/" + name))));
    private static final Map<String, Asset> BY_NAME = files();
    private static final Map<String, Asset> BY_ADDRESS =
            BY_NAME.values().stream().collect(toUnmodifiableMap(Asset::address, Function.identity()));

    private Assets() {}

    /** Where a page finds the file: {@code /assets/kith.1f2e3d4c5b6a.css}. An unknown name is a bug. */
    public static String url(String name) {
        return Objects.requireNonNull(BY_NAME.get(name), name).address();
    }

    static Optional<Asset> at(String address) {
        return Optional.ofNullable(BY_ADDRESS.get(address));
    }

    private static Map<String, Asset> files() {
        Stream<Asset> sheets = Stream.of(
                file("kith.css", sheet(CONSOLE_SHEETS)),
                file("public.css", sheet(PUBLIC_SHEETS)),
                file("htmx.js", read("/vendor/htmx.min.js")),
                file("console.js", read("/js/console.js")),
                file("chart.js", read("/js/chart.js")),
                file("widget.js", read("/js/widget.js")),
                file("tracker.js", read("/js/tracker.js")),
                file("portal.js", read("/js/portal.js")),
                file("icon.svg", read("/css/icon.svg")),
                file("icon-test.svg", read("/css/icon-test.svg")));
        return Stream.concat(sheets, FONT_FILES.values().stream())
                .collect(toUnmodifiableMap(Assets::name, Function.identity()));
    }

    private static String name(Asset asset) {
        String file = asset.address.substring(asset.address.lastIndexOf('/') + 1);
        return file.replaceFirst("\\.[0-9a-f]{12}\\.", ".");
    }

    private static byte[] sheet(List<String> parts) {
        String css = parts.stream()
                .map(part -> new String(read("/css/" + part + ".css"), UTF_8))
                .reduce("", String::concat);
        for (String font : FONTS) {
            css = css.replace("/assets/" + font, Objects.requireNonNull(FONT_FILES.get(font)).address);
        }
        return css.getBytes(UTF_8);
    }

    private static Asset file(String name, byte[] content) {
        int dot = name.lastIndexOf('.');
        String hash = hash(content);
        String address = "/assets/" + name.substring(0, dot) + "." + hash + name.substring(dot);
        boolean packed = name.endsWith(".woff2");
        return new Asset(address, type(name), content, packed ? new byte[0] : zip(content));
    }

    private static String hash(byte[] content) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(sum, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "woff2" -> "font/woff2";
            default -> throw new IllegalArgumentException("no media type for " + name);
        };
    }

    private static byte[] zip(byte[] content) {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }

    private static byte[] read(String path) {
        try (var in = Objects.requireNonNull(Assets.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
