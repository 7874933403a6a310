package dev.kith.people;

import dev.kith.platform.web.IdPrefix;
import java.util.UUID;

/** Names one person as of now, whichever role they play. Two of them may turn out to be one: rows store {@link RootId}. */
@IdPrefix("per")
public record PersonId(UUID value) {}
