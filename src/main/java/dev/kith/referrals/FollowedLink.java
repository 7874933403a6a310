package dev.kith.referrals;

/**
 * Which link led to a page, and by which click. The redirect leaves it with the request that it forwards.
 *
 * @param click the text that goes on with the friend
 */
public record FollowedLink(ShareLink link, String click) {

    /** The request attribute it is left in. */
    public static final String ATTRIBUTE = "kith.followed";
}
