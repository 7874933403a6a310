package dev.kith.programs;

import dev.kith.platform.WorkspaceId;

/** Announced when terms become a promise: at the launch, and for each later version. */
public record ProgramPublished(WorkspaceId workspace, ProgramVersion version) {}
