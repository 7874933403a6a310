/**
 * Who our customers are, under all the names they go by.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "platform::*"})
@NullMarked
package dev.kith.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
