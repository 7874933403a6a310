/**
 * Who brought whom.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "platform", "platform::*", "people", "events", "journeys", "programs"})
@NullMarked
package dev.kith.referrals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
