package dev.kith.events.web;

import dev.kith.people.Trust;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.security.Identity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Whoever sent a request, and what they may be believed.
 *
 * @param vouched what a signed token in the request's header says, if there is one
 */
record Sender(WorkspaceId workspace, UUID source, boolean secret, Optional<Identity> vouched, Instant received) {

    boolean isBrowser() {
        return !secret;
    }

    /** Before any proof is looked at. */
    Trust trust() {
        return secret ? Trust.TRUSTED : Trust.UNTRUSTED;
    }
}
