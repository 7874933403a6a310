/**
 * What a shop promises to those who bring friends: programs, their terms, and the versions of them.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "platform::*", "people", "journeys"})
@NullMarked
package dev.kith.programs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
