/**
 * Who our customers are, under all the names they go by.
 *
 * <p>A shop, an app and a till call the same {@link dev.kith.people.Person} by different names. Each name is an
 * {@link dev.kith.people.Identifier} with a {@link dev.kith.people.RootId} of its own; a {@link dev.kith.people.Sighting}
 * claims that some of them are one person, and {@link dev.kith.people.IdentityFold} judges all claims together, whatever
 * order they arrived in. What a browser merely says can color a report and never changes who is paid.
 *
 * <p>Start reading at {@link dev.kith.people.People}. This module does not know what a person did; facts belong to the
 * modules above and are stored under the root they arrived with.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "platform::*"})
@NullMarked
package dev.kith.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
