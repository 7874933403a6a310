/**
 * What is earned, why, and what became of it.
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
            "referrals"
        })
@NullMarked
package dev.kith.rewards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
