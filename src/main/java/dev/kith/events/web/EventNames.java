package dev.kith.events.web;

import java.util.Map;
import java.util.Set;

/** Names with a meaning of their own. */
final class EventNames {

    /** What older shops call it, and what we call it. */
    private static final Map<String, String> ALIASES = Map.of(
            "Completed Order", "Order Completed",
            "Viewed Product", "Product Viewed",
            "Added Product", "Product Added",
            "Removed Product", "Product Removed",
            "Order Canceled", "Order Cancelled");

    private static final Set<String> ONLY_KITH = Set.of(
            "Share Created",
            "Share Link Clicked",
            "Invitation Sent",
            "Friend Joined",
            "Referral Qualified",
            "Referral Approved",
            "Referral Rejected",
            "Referral Reversed",
            "Reward Earned",
            "Reward Issued",
            "Reward Redeemed",
            "Reward Expired",
            "Reward Reversed",
            "Cart Abandoned",
            "Cart Recovered",
            "Survey Answered",
            "Review Left");

    /** A shop may also tell of mails it sent by other means. */
    private static final Set<String> ABOUT_MAIL = Set.of(
            "Email Sent",
            "Email Delivered",
            "Email Opened",
            "Email Link Clicked",
            "Email Bounced",
            "Email Marked as Spam",
            "Unsubscribed");

    private EventNames() {}

    static String usual(String told) {
        return ALIASES.getOrDefault(told, told);
    }

    static boolean isReserved(String name, boolean trusted) {
        return ONLY_KITH.contains(name) || (!trusted && ABOUT_MAIL.contains(name));
    }
}
