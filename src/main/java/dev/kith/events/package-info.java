/**
 * What happened: every fact a shop, app or till reports, stored once and handled once.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "platform::*", "people"})
@NullMarked
package dev.kith.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
