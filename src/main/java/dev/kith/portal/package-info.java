/**
 * What advocates and friends see: landing page, portal, widget.
 *
 * <p>A friend who followed a link meets the landing page and may {@link dev.kith.portal.Claims claim} the offer. A member
 * is let in by a mailed link ({@link dev.kith.portal.SignIn}) or by a token of the shop, and sees their {@link
 * dev.kith.portal.Standing}. The widget on a shop's page shows the same, in a {@link dev.kith.portal.WidgetView}.
 *
 * <p>Start reading at {@link dev.kith.portal.Portal}. Nothing here decides who gets what; and no page tells more of a
 * person than that person may be known by: a friend is "a friend" until they agree to be named.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "platform::*",
            "people",
            "events",
            "programs",
            "referrals",
            "rewards",
            "campaigns"
        })
@NullMarked
package dev.kith.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
