/**
 * What is owed to whom: balanced entries, never edited.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "platform::*"})
@NullMarked
package dev.kith.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
