package dev.kith.referrals;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody follows a link, as far as it will be remembered. Absent texts are null: this is made on the hottest line of the
 * product.
 *
 * @param address keyed hash of the client's address; likewise {@code network} and {@code agentHash}
 * @param visitor id of the first click of this browser, which its cookie names; of this click, if it brought none
 * @param paid a marker of a paid click was in the link
 * @param campaign the five UTM fields, as far as they were there
 */
public record Following(
        UUID id,
        Channel channel,
        ClickClass clickClass,
        Agent agent,
        String address,
        String network,
        @Nullable String agentHash,
        UUID visitor,
        @Nullable String language,
        @Nullable String referrerHost,
        @Nullable String fetchDest,
        boolean paid,
        Map<String, String> campaign) {

    /** Whether this browser was not here before. */
    boolean isFirst() {
        return visitor.equals(id);
    }
}
