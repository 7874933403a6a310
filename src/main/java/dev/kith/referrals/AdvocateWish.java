package dev.kith.referrals;

import dev.kith.programs.ProgramId;
import java.util.Optional;

/**
 * Somebody is to become an advocate.
 *
 * @param userId the shop's id of them
 * @param shownName how friends may see them called
 * @param code the word they want as their code; without one a code is drawn
 */
public record AdvocateWish(
        ProgramId program, String userId, Optional<String> email, Optional<String> shownName, Optional<String> code) {}
