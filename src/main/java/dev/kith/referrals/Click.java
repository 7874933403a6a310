package dev.kith.referrals;

import dev.kith.programs.ProgramId;
import dev.kith.programs.ProgramVersionId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody followed a share link. It makes nobody a friend yet.
 *
 * @param version of the program's terms that was in force
 * @param visitor the same for clicks of one browser, as far as its cookie says
 * @param repeated not the first on this code by this visitor within half an hour: a touch, but no further visit
 */
public record Click(
        ClickId id,
        String code,
        MembershipId membership,
        ProgramId program,
        Optional<ProgramVersionId> version,
        Instant at,
        Channel channel,
        ClickClass clickClass,
        UUID visitor,
        boolean repeated) {}
