package dev.kith.referrals;

import dev.kith.people.RootId;
import java.time.Instant;
import java.util.Comparator;

/**
 * A moment at which a friend may be bound: the sign-up, or something that may be a goal.
 *
 * @param event the event's name; {@link #SIGN_UP} for the first time the shop named this person
 * @param key {@code sign-up:<root>}, {@code order:<id>} or {@code event:<message id>}
 */
public record Trigger(String event, String key, Instant at, long position) {

    static final String SIGN_UP = "Signed Up";

    /** The event by which a friend takes an offer on a landing page, naming an address; it ties like a sign-up. */
    public static final String OFFER_CLAIMED = "Offer Claimed";

    private static final String SIGN_UP_KEY = "sign-up:";

    static final Comparator<Trigger> IN_ORDER = Comparator.comparing(Trigger::at)
            .thenComparingLong(Trigger::position)
            .thenComparing(Trigger::key);

    static Trigger signUp(RootId root, Instant at, long position) {
        return new Trigger(SIGN_UP, signUpKey(root), at, position);
    }

    static String signUpKey(RootId root) {
        return SIGN_UP_KEY + root.value();
    }

    /** Whether a key names somebody's sign-up. */
    public static boolean isSignUp(String key) {
        return key.startsWith(SIGN_UP_KEY);
    }

    boolean isSignUp() {
        return event.equals(SIGN_UP);
    }
}
