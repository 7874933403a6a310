/**
 * What a shop promises to those who bring friends: programs, their terms, and the versions of them.
 *
 * <p>{@link dev.kith.programs.Terms} say who may take part, what a friend has to do ({@link dev.kith.programs.Goal}), who
 * then gets which reward ({@link dev.kith.programs.Rule}) of what {@link dev.kith.programs.Value}, and where it ends
 * ({@link dev.kith.programs.Cap}, {@link dev.kith.programs.Budget}). Once published, a
 * {@link dev.kith.programs.ProgramVersion} never changes: whoever was promised something is judged by the version they
 * were promised.
 *
 * <p>Start reading at {@link dev.kith.programs.Programs}, then {@link dev.kith.programs.Value}. This module decides
 * nothing about a person and pays nobody; it only knows what was promised, exactly.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "platform::*", "people", "journeys"})
@NullMarked
package dev.kith.programs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
