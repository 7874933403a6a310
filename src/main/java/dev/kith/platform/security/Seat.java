package dev.kith.platform.security;

import dev.kith.platform.WorkspaceId;

/**
 * Somebody's place in a workspace, and with it in its test twin.
 *
 * @param key the workspace's name in addresses
 */
public record Seat(WorkspaceId workspace, String key, String name, Role role) {}
