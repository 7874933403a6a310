package dev.kith.platform.security;

import java.util.Optional;

/** What a shop's word about one of its users is worth. */
public sealed interface Identity {

    /** The shop vouches for this user; what stands beside the user id was inside the signed token. */
    record Proven(
            String userId,
            Optional<String> email,
            Optional<String> phone,
            Optional<String> name,
            Optional<String> locale)
            implements Identity {

        static Proven onlyId(String userId) {
            return new Proven(userId, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** @param reason says what is wrong with the token, in a word for the developer */
    record Refused(String reason) implements Identity {}
}
