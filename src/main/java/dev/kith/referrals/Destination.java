package dev.kith.referrals;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a link leads, cut open at the place of the click id: existing query and fragment stay what they are.
 *
 * @param before everything up to and including {@code kc=}
 * @param after the fragment with its {@code #}, or nothing
 */
public record Destination(String before, String after) {

    private static final int LONGEST_PATH = 1024;
    private static final String HEX = "0123456789ABCDEF";

    /** Reads a stored address. Only http and https on a verified host lead anywhere. */
    public static Optional<Destination> of(String url, Collection<String> verifiedHosts) {
        return onVerifiedHost(url, verifiedHosts).map(uri -> cutOpen(uri.toASCIIString()));
    }

    private static Optional<URI> onVerifiedHost(String url, Collection<String> verifiedHosts) {
        try {
            var uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            String authority = String.valueOf(uri.getRawAuthority()).toLowerCase(Locale.ROOT);
            boolean verified = verifiedHosts.contains(authority);
            return web && verified && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /** The same host with another path, as a deep link asks for it; empty if the path is not one. */
    public Optional<Destination> at(String path) {
        return pathOf(path).map(safe -> cutOpen(origin() + safe));
    }

    /** The whole address for one click. */
    public String with(String clickId) {
        return before + clickId + after;
    }

    private String origin() {
        int path = before.indexOf('/', before.indexOf("://") + 3);
        int query = before.indexOf('?');
        return before.substring(0, path < 0 || query < path ? query : path);
    }

    private static Destination cutOpen(String url) {
        int hash = url.indexOf('#');
        String page = hash < 0 ? url : url.substring(0, hash);
        String fragment = hash < 0 ? "" : url.substring(hash);
        int question = page.indexOf('?');
        String query = question < 0 ? "" : withoutClickId(page.substring(question + 1));
        String path = question < 0 ? page : page.substring(0, question);
        return new Destination(path + "?" + query + (query.isEmpty() ? "" : "&") + "kc=", fragment);
    }

    /** An address copied from a browser may carry an older click id, which must not speak for this click. */
    private static String withoutClickId(String query) {
        var kept = new StringBuilder();
        for (String field : query.split("&")) {
            if (!field.startsWith("kc=") && !field.isEmpty()) {
                kept.append(kept.isEmpty() ? "" : "&").append(field);
            }
        }
        return kept.toString();
    }

    /**
     * Reads a path that somebody put into a link, decoded once by the server. It must start with one slash, and nothing in
     * it may be taken for a second slash by anybody, however often it is decoded.
     */
    static Optional<String> pathOf(String asked) {
        if (asked.isEmpty() || asked.length() > LONGEST_PATH || asked.charAt(0) != '/') {
            return Optional.empty();
        }
        if (asked.contains("//") || asked.indexOf('\\') >= 0 || asked.contains("/..") || asked.contains("/./")) {
            return Optional.empty();
        }
        var safe = new StringBuilder(asked.length() + 16);
        for (int i = 0; i < asked.length(); i++) {
            char letter = asked.charAt(i);
            boolean escape = letter == '%';
            if (Character.isISOControl(letter) || Character.isSurrogate(letter) || escape && !isHarmless(asked, i)) {
                return Optional.empty();
            }
            append(safe, letter);
        }
        return safe.length() <= 2 * LONGEST_PATH ? Optional.of(safe.toString()) : Optional.empty();
    }

    /** An escape may stand for anything but slashes, dots, controls, another escape and bytes that are no UTF-8. */
    private static boolean isHarmless(String asked, int at) {
        if (at + 2 >= asked.length()) {
            return false;
        }
        int high = Character.digit(asked.charAt(at + 1), 16);
        int low = Character.digit(asked.charAt(at + 2), 16);
        int value = high * 16 + low;
        boolean ascii = value >= ' ' && value < 0x7f && "/\\.%".indexOf(value) < 0;
        boolean beyond = value >= 0x80 && value < 0xf5 && value != 0xc0 && value != 0xc1;
        return high >= 0 && low >= 0 && (ascii || beyond);
    }

    private static void append(StringBuilder safe, char letter) {
        boolean plain = letter > ' ' && letter < 0x7f && "\"<>`{}|^".indexOf(letter) < 0;
        if (plain) {
            safe.append(letter);
            return;
        }
        for (byte octet : String.valueOf(letter).getBytes(UTF_8)) {
            safe.append('%').append(HEX.charAt(octet >> 4 & 15)).append(HEX.charAt(octet & 15));
        }
    }
}
