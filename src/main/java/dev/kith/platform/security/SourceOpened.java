package dev.kith.platform.security;

import dev.kith.platform.WorkspaceId;

/** Announced with the first key of a source: from now on, events may come from there. */
public record SourceOpened(WorkspaceId workspace, SourceId source, String name) {}
