package dev.kith.programs;

import dev.kith.platform.web.IdPrefix;
import java.util.UUID;

/** Names one published, immutable version of a program's terms. */
@IdPrefix("pgv")
public record ProgramVersionId(UUID value) {}
