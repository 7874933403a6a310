/**
 * What Kith says to people, and when.
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
            "rewards"
        })
@NullMarked
package dev.kith.campaigns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
