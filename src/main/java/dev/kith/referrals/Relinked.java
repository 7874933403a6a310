package dev.kith.referrals;

import static java.util.stream.Collectors.toMap;

import dev.kith.people.People;
import dev.kith.people.PersonLinksChanged;
import dev.kith.people.RootId;
import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.jobs.TimerHandler;
import dev.kith.platform.jobs.Timers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has persons judged again who gained or lost a name: what was known of one may speak for the other now. */
@Component
final class Relinked implements TimerHandler {

    /** The book keeps lanes 64 to 67 for what no event of the log brought about. */
    private static final int LANE_BY_HAND = 64;

    private static final String TIMER = "relinked";

    private final Timers timers;
    private final People people;
    private final Workspaces workspaces;
    private final Judge judge;
    private final InstantSource clock;

    Relinked(Timers timers, People people, Workspaces workspaces, Judge judge, InstantSource clock) {
        this.timers = timers;
        this.people = people;
        this.workspaces = workspaces;
        this.judge = judge;
        this.clock = clock;
    }

    @EventListener
    void on(PersonLinksChanged news) {
        Instant now = clock.instant();
        timers.looks(TIMER, news.roots().stream().collect(toMap(RootId::value, _ -> now)));
    }

    @Override
    public String kind() {
        return TIMER;
    }

    @Override
    public void due(WorkspaceId workspace, List<UUID> subjects, Instant now) {
        var roots = subjects.stream().map(RootId::new).toList();
        var friends = Set.copyOf(people.personsOf(roots).values());
        var zone = workspaces.find(workspace).map(Workspace::zone).orElseThrow();
        judge.judge(
                friends.stream().collect(toMap(friend -> friend, _ -> Set.of())), new Look(zone, now, LANE_BY_HAND));
    }
}
