package dev.kith.programs;

import dev.kith.platform.web.IdPrefix;
import java.util.UUID;

/** Names one program. */
@IdPrefix("prg")
public record ProgramId(UUID value) {}
