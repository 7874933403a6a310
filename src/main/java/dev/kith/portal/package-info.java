/**
 * What advocates and friends see: portal, landing page, widget.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "platform::*",
            "people",
            "programs",
            "referrals",
            "rewards",
            "campaigns"
        })
@NullMarked
package dev.kith.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
