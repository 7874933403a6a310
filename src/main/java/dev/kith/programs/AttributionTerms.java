package dev.kith.programs;

import dev.kith.kernel.Span;
import java.util.Optional;
import java.util.Set;

/**
 * How the program finds out who brought a friend.
 *
 * @param clickWindow how long a touch counts
 * @param exclusiveGroup a friend has one live referral in all programs of a group
 * @param priority breaks ties between programs of a group; the higher wins
 */
public record AttributionTerms(
        Span clickWindow,
        Touch touch,
        BindAt bindAt,
        String exclusiveGroup,
        int priority,
        Set<Method> methods,
        LateTouch lateTouch,
        Claims claims) {

    public AttributionTerms {
        methods = Set.copyOf(methods);
    }

    /** Which of several eligible links wins. */
    public enum Touch {
        FIRST,
        LAST
    }

    /** When a friend is tied to one advocate. */
    public enum BindAt {
        IDENTIFY,
        GOAL
    }

    /** What to make of a link that was followed after the purchase had begun. */
    public enum LateTouch {
        ALLOW,
        FLAG,
        VOID
    }

    /** What connects a friend to an advocate. The order is that of precedence. */
    public enum Method {
        PERSONAL_COUPON,
        SHARE_CODE,
        NAME_CLAIM,
        CLICK_ID,
        APP_CLICK,
        LINK_PARAM,
        CLAIMED_EMAIL,
        CLAIMED_PHONE,
        SHARE_EMAIL,
        FRIEND_CLAIM,
        ADVOCATE_CLAIM,
        NETWORK
    }

    /** How long after an order somebody may say who brought the friend. */
    public record Claims(Optional<Span> friend, Optional<Span> advocate, int perPerson) {}
}
