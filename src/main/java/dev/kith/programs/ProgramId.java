package dev.kith.programs;

import java.util.UUID;

/** Names one program. */
public record ProgramId(UUID value) {}
