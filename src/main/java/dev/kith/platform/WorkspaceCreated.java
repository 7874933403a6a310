package dev.kith.platform;

/** Announced once for every workspace, and once for its test twin. */
public record WorkspaceCreated(WorkspaceId workspace) {}
