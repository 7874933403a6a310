/**
 * What a customer did on the way: orders and refunds, and what they add up to.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "platform::*", "people", "events"})
@NullMarked
package dev.kith.journeys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
