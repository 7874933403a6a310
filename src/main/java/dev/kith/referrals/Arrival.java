package dev.kith.referrals;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request for a share link, as it came. What is absent is null: this is made on the hottest line of the product.
 *
 * @param code as it stands in the address
 * @param shop key of the workspace behind the code, where the address names one
 * @param address of the client, seen through trusted proxies
 * @param purpose {@code Sec-Purpose}, else {@code Purpose}, else {@code X-Moz}
 * @param clickCookie the text of this browser's last click
 * @param ownerCookie left by the portal, see {@link OwnerMark}
 */
public record Arrival(
        boolean head,
        String code,
        @Nullable String shop,
        @Nullable String query,
        @Nullable String host,
        String address,
        @Nullable String userAgent,
        boolean accepts,
        @Nullable String purpose,
        @Nullable String fetchDest,
        @Nullable String languages,
        @Nullable String referrer,
        @Nullable String clickCookie,
        @Nullable String ownerCookie) {

    private static final int LANGUAGE = 2;

    /** The first language asked for, without its region. */
    @Nullable
    String language() {
        if (languages == null || languages.length() < LANGUAGE || !isLetter(languages.charAt(0))) {
            return null;
        }
        return isLetter(languages.charAt(1)) ? languages.substring(0, LANGUAGE).toLowerCase(Locale.ROOT) : null;
    }

    /** The host of the page that led here; never the page itself. */
    @Nullable
    String referrerHost() {
        int start = referrer == null ? -1 : referrer.indexOf("://");
        if (referrer == null || start < 0) {
            return null;
        }
        int end = start + 3;
        while (end < referrer.length() && "/?#".indexOf(referrer.charAt(end)) < 0) {
            end++;
        }
        String host = referrer.substring(start + 3, end);
        boolean plain = !host.isEmpty() && host.length() <= 253 && host.indexOf('@') < 0;
        return plain ? host.toLowerCase(Locale.ROOT) : null;
    }

    private static boolean isLetter(char letter) {
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z';
    }
}
