package dev.kith.platform.web;

import dev.kith.platform.WorkspaceId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who is asking, in which workspace, and what they may do. Made by the doors of {@code platform.security}, never from a
 * body or a query.
 *
 * @param id of the key or of the account
 * @param source the source a key belongs to; people have none
 * @param name as shown in journals and audit rows
 */
public record Caller(
        WorkspaceId workspace, Kind kind, UUID id, Optional<UUID> source, String name, Set<Permission> permissions) {

    /** What the caller showed to be let in. */
    public enum Kind {
        PUBLIC_KEY,
        SECRET_KEY,
        ACCOUNT,
        OPERATOR
    }

    /** The workspace of somebody who is known but has not entered one. */
    public static final WorkspaceId NOWHERE = new WorkspaceId(new UUID(0, 0));

    private static final String ATTRIBUTE = Caller.class.getName();

    public Caller {
        permissions = Set.copyOf(permissions);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    public boolean isPerson() {
        return kind == Kind.ACCOUNT;
    }

    /** Says in a journal or an audit row who it was: {@code account:0199…}, {@code secret_key:0199…}. */
    public String actor() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + id;
    }

    public void enter(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Empty as long as nobody was let in. */
    public static Optional<Caller> of(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
    }
}
