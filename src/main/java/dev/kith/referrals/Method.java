package dev.kith.referrals;

import java.util.Locale;

/** How a friend can be tied to an advocate, strongest first: the order of the constants is their rank. */
public enum Method {
    MANUAL_FORCED(Group.STAFF),
    MANUAL(Group.STAFF),
    STICKY(Group.BOUND),
    PERSONAL_COUPON(Group.STATEMENT),
    SHARE_CODE(Group.STATEMENT),
    NAME_CLAIM(Group.STATEMENT),
    CLICK_ID(Group.LINK),
    APP_CLICK(Group.LINK),
    LINK_PARAM(Group.LINK),
    CLAIMED_EMAIL(Group.ADDRESS),
    CLAIMED_PHONE(Group.ADDRESS),
    SHARE_EMAIL(Group.ADDRESS),
    FRIEND_CLAIM(Group.LATE_CLAIM),
    ADVOCATE_CLAIM(Group.LATE_CLAIM),
    NETWORK(Group.WEAK);

    /** Methods of one group compete with each other only when no earlier group has anything eligible. */
    public enum Group {
        STAFF,
        BOUND,
        STATEMENT,
        LINK,
        ADDRESS,
        LATE_CLAIM,
        /** Supports a claim, never pays alone. */
        WEAK
    }

    private final Group group;

    Method(Group group) {
        this.group = group;
    }

    public Group group() {
        return group;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Method of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
