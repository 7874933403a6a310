package dev.kith.referrals;

import java.util.Locale;

/** Why something was not rewarded, or no longer is: the closed list of which every member gets a sentence. */
public enum Reason {
    NO_EVIDENCE,
    TOUCH_OUTSIDE_WINDOW,
    OTHER_ADVOCATE,
    ALREADY_REFERRED,
    SELF_REFERRAL,
    CIRCULAR_REFERRAL,
    SAME_HOUSEHOLD,
    NOT_NEW_CUSTOMER,
    FRIEND_NOT_ELIGIBLE,
    ADVOCATE_NOT_ELIGIBLE,
    ADVOCATE_INACTIVE,
    EXCLUDED_PERSON,
    PROGRAM_NOT_LIVE,
    PROGRAM_WITHDRAWN,
    CODE_NOT_VALID,
    LATE_TOUCH,
    ORDER_BELOW_MINIMUM,
    ORDER_ABOVE_MAXIMUM,
    ITEMS_NOT_ELIGIBLE,
    CURRENCY_NOT_COVERED,
    CONDITION_NOT_MET,
    OCCURRENCE_NOT_COUNTED,
    GOAL_TOO_LATE,
    DISCOUNT_NOT_COMBINABLE,
    UNTRUSTED_SOURCE,
    VALUE_ZERO,
    CAP_REACHED,
    BUDGET_REACHED,
    RISK_REJECTED,
    APPROVAL_DECLINED,
    MERCHANT_REJECTED,
    ORDER_REFUNDED,
    ORDER_CANCELLED,
    ORDER_CHARGED_BACK,
    LEAD_LOST,
    REWARD_EXPIRED,
    SUPERSEDED_BY_MERGE,
    WITHDRAWN_BY_MEMBER;

    /** As stored, sent and looked up in the texts. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason of that code; an unknown one is a bug. */
    public static Reason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
