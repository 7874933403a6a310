package dev.kith.portal;

import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.platform.WorkspaceId;

/**
 * Somebody who proved to be a customer of this shop.
 *
 * @param root the name they signed in under; {@code person} is who that is now
 */
public record Member(WorkspaceId workspace, RootId root, PersonId person) {}
