package dev.kith.referrals;

import dev.kith.people.RootId;
import dev.kith.platform.WorkspaceId;
import dev.kith.programs.ProgramId;
import java.util.Optional;

/**
 * What stands behind a code: whose it is, and for which program.
 *
 * @param open neither the code is blocked nor the advocate out of the program
 */
public record ShareLink(
        ShareCode code,
        WorkspaceId workspace,
        MembershipId membership,
        ProgramId program,
        RootId advocate,
        Optional<String> shownName,
        boolean open) {}
