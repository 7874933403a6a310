package dev.kith.referrals;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a share link says behind its question mark. Absent parts are null, and most links have one part only.
 *
 * @param to a path on the shop's host
 * @param paid somebody paid an advertiser for this click
 * @param campaign the five UTM fields, as far as they are there
 */
public record LinkQuery(@Nullable String channel, @Nullable String to, boolean paid, Map<String, String> campaign) {

    private static final LinkQuery EMPTY = new LinkQuery(null, null, false, Map.of());
    private static final int LONGEST = 4_096;
    private static final int LONGEST_VALUE = 100;
    private static final Set<String> UTM =
            Set.of("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content");
    private static final Set<String> PAID =
            Set.of("gclid", "gbraid", "wbraid", "dclid", "msclkid", "yclid", "ttclid", "twclid", "li_fat_id");

    /** Reads a raw query; the first of several equal names counts. */
    public static LinkQuery read(@Nullable String query) {
        if (query == null || query.isEmpty() || query.length() > LONGEST) {
            return EMPTY;
        }
        String channel = null;
        String to = null;
        boolean paid = false;
        Map<String, String> campaign = Map.of();
        for (int start = 0; start < query.length(); ) {
            int end = query.indexOf('&', start);
            end = end < 0 ? query.length() : end;
            int equals = query.indexOf('=', start);
            if (equals > start && equals < end) {
                String name = query.substring(start, equals);
                if (name.equals("c")) {
                    channel = channel == null ? query.substring(equals + 1, end) : channel;
                } else if (name.equals("to")) {
                    to = to == null ? decoded(query.substring(equals + 1, end)) : to;
                } else if (UTM.contains(name)) {
                    campaign = with(campaign, name, query.substring(equals + 1, end));
                } else {
                    paid |= PAID.contains(name);
                }
            }
            start = end + 1;
        }
        return new LinkQuery(channel, to, paid, campaign);
    }

    private static Map<String, String> with(Map<String, String> campaign, String name, String raw) {
        String value = decoded(raw);
        if (value == null || value.isBlank() || value.length() > LONGEST_VALUE) {
            return campaign;
        }
        var more = campaign.isEmpty() ? new HashMap<String, String>() : campaign;
        more.putIfAbsent(name.substring("utm_".length()), value);
        return more;
    }

    private static @Nullable String decoded(String raw) {
        try {
            return URLDecoder.decode(raw, UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return null;
        }
    }
}
