/**
 * What it all adds up to: figures, funnels, and one picture of every customer.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "platform::*",
            "ledger",
            "people",
            "events",
            "journeys",
            "programs",
            "referrals",
            "rewards",
            "campaigns"
        })
@NullMarked
package dev.kith.insights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
