package dev.kith.referrals;

import org.jspecify.annotations.Nullable;

/**
 * What a request for a share link shows of itself. Absent headers are null: this is the hottest line of the product, and
 * nothing is wrapped on it.
 *
 * @param purpose {@code Sec-Purpose}, else {@code Purpose}, else {@code X-Moz}
 * @param fetchDest {@code Sec-Fetch-Dest}
 * @param overLimit the client has asked too often within a minute
 * @param byOwner the visitor is known to be the code's owner
 */
public record Visit(
        boolean head,
        @Nullable String purpose,
        Agent agent,
        boolean accepts,
        @Nullable String fetchDest,
        boolean overLimit,
        boolean byOwner) {

    /** The class of the visit: the first of these that applies, in the order of RR §7. */
    public ClickClass classified() {
        if (head) {
            return ClickClass.HEAD;
        }
        if (purpose != null && (contains(purpose, "prefetch") || contains(purpose, "prerender"))) {
            return ClickClass.PREFETCH;
        }
        if (agent.kind() == Agent.Kind.PREVIEW) {
            return ClickClass.PREVIEW;
        }
        if (agent.kind() == Agent.Kind.BOT || !accepts) {
            return ClickClass.BOT;
        }
        if (fetchDest != null && !fetchDest.equals("document") && !fetchDest.equals("empty")) {
            return ClickClass.EMBEDDED;
        }
        if (overLimit) {
            return ClickClass.LIMITED;
        }
        return byOwner ? ClickClass.OWN : ClickClass.HUMAN;
    }

    private static boolean contains(String header, String word) {
        for (int i = 0; i <= header.length() - word.length(); i++) {
            if (header.regionMatches(true, i, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }
}
