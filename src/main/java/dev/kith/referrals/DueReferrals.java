package dev.kith.referrals;

import static java.util.stream.Collectors.toMap;

import dev.kith.people.People;
import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.jobs.TimerHandler;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Has referrals judged again when time alone changes them: a hold lets go, or a deadline passes. */
@Component
final class DueReferrals implements TimerHandler {

    /** The book keeps lanes 64 to 67 for what no event of the log brought about. */
    private static final int LANE_BY_HAND = 64;

    private final ReferralStore referrals;
    private final People people;
    private final Workspaces workspaces;
    private final Judge judge;

    DueReferrals(ReferralStore referrals, People people, Workspaces workspaces, Judge judge) {
        this.referrals = referrals;
        this.people = people;
        this.workspaces = workspaces;
        this.judge = judge;
    }

    @Override
    public String kind() {
        return Judge.TIMER;
    }

    @Override
    public void due(WorkspaceId workspace, List<UUID> subjects, Instant now) {
        var roots = referrals.byIds(subjects).stream().map(Referral::friend).toList();
        var friends = Set.copyOf(people.personsOf(roots).values());
        var zone = workspaces.find(workspace).map(Workspace::zone).orElseThrow();
        judge.judge(
                friends.stream().collect(toMap(friend -> friend, _ -> Set.of())), new Look(zone, now, LANE_BY_HAND));
    }
}
