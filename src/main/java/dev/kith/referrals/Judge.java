package dev.kith.referrals;

import dev.kith.kernel.Ids;
import dev.kith.people.PersonId;
import dev.kith.platform.jobs.Timers;
import dev.kith.programs.Conditions;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Looks at friends: gathers what is known, has it judged, and writes down the difference to what stood before.
 * Looking twice changes nothing.
 */
@Component
final class Judge {

    static final String TIMER = "referral";

    private final Dossiers dossiers;
    private final Conditions conditions;
    private final ReferralStore store;
    private final Timers timers;
    private final Ids ids;
    private final ApplicationEventPublisher announcements;

    Judge(
            Dossiers dossiers,
            Conditions conditions,
            ReferralStore store,
            Timers timers,
            Ids ids,
            ApplicationEventPublisher announcements) {
        this.dossiers = dossiers;
        this.conditions = conditions;
        this.store = store;
        this.timers = timers;
        this.ids = ids;
        this.announcements = announcements;
    }

    /**
     * @param asked for each friend the keys of what they did and somebody waits to hear about; empty for a mere look
     */
    void judge(Map<PersonId, Set<String>> asked, Look look) {
        Instant now = look.now();
        var judging = new Judging(new Rules(conditions, look.zone()), now, ids::next);
        for (Friend friend : dossiers.of(asked.keySet())) {
            judging.judge(friend, asked.getOrDefault(friend.person(), Set.of()));
        }
        List<Verdict> verdicts = judging.verdicts();
        write(verdicts, now);
        timers.looks(TIMER, judging.looks());
        announcements.publishEvent(new FriendsJudged(verdicts, judging.answers(), look));
        verdicts.stream().flatMap(verdict -> News.of(verdict, now).stream()).forEach(announcements::publishEvent);
    }

    private void write(Collection<Verdict> verdicts, Instant now) {
        var moved = verdicts.stream()
                .filter(verdict -> !verdict.isNew() && verdict.hasMoved())
                .toList();
        store.restate(moved.stream().map(Verdict::referral).toList(), now);
        store.insert(
                verdicts.stream().filter(Verdict::isNew).map(Verdict::referral).toList(), now);
        store.putQualifications(verdicts.stream()
                .flatMap(verdict -> verdict.qualifications().stream()
                        .map(qualification ->
                                new ReferralStore.Placed(verdict.referral().id(), qualification)))
                .toList());
        store.addSteps(
                verdicts.stream()
                        .filter(Verdict::hasMoved)
                        .map(verdict -> new ReferralStore.Step(
                                verdict.referral().id(),
                                verdict.before(),
                                verdict.referral().state(),
                                verdict.referral().reason()))
                        .toList(),
                now);
    }
}
