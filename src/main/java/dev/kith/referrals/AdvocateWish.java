package dev.kith.referrals;

import dev.kith.programs.ProgramId;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody is to become an advocate.
 *
 * @param userId the shop's id of them
 * @param shownName how friends may see them called
 * @param code the word they want as their code; without one a code is drawn
 * @param joinedAt since when they have been one, if the shop brings them from elsewhere; else from now on
 */
public record AdvocateWish(
        ProgramId program,
        String userId,
        Optional<String> email,
        Optional<String> shownName,
        Optional<String> code,
        Optional<Instant> joinedAt) {

    public AdvocateWish(
            ProgramId program,
            String userId,
            Optional<String> email,
            Optional<String> shownName,
            Optional<String> code) {
        this(program, userId, email, shownName, code, Optional.empty());
    }

    /** When they joined, as far as anybody may have done so by {@code now}. */
    Instant joined(Instant now) {
        return joinedAt.filter(now::isAfter).orElse(now);
    }
}
