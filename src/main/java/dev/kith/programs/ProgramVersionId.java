package dev.kith.programs;

import java.util.UUID;

/** Names one published, immutable version of a program's terms. */
public record ProgramVersionId(UUID value) {}
