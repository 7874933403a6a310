package dev.kith.referrals;

import dev.kith.people.People;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.database.Tally;
import dev.kith.platform.database.Tenant;
import dev.kith.programs.Conditions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The front door to who brought whom. Deciding happens behind it, as facts arrive; see {@link Attribution}. */
@Component
public final class Referrals {

    private final Tenant tenant;
    private final ReferralStore store;
    private final ReferralListStore lists;
    private final Dossiers dossiers;
    private final People people;
    private final Memberships memberships;
    private final Workspaces workspaces;
    private final DueReferrals due;
    private final Conditions conditions;

    Referrals(
            Tenant tenant,
            ReferralStore store,
            ReferralListStore lists,
            Dossiers dossiers,
            People people,
            Memberships memberships,
            Workspaces workspaces,
            DueReferrals due,
            Conditions conditions) {
        this.tenant = tenant;
        this.store = store;
        this.lists = lists;
        this.dossiers = dossiers;
        this.people = people;
        this.memberships = memberships;
        this.workspaces = workspaces;
        this.due = due;
        this.conditions = conditions;
    }

    public Optional<Referral> find(WorkspaceId workspace, ReferralId id) {
        return tenant.run(
                workspace, () -> store.byIds(List.of(id.value())).stream().findFirst());
    }

    public List<Referral> byIds(WorkspaceId workspace, Collection<UUID> ids) {
        return tenant.run(workspace, () -> store.byIds(ids));
    }

    /** The referrals in which this person is the friend, oldest first. */
    public List<Referral> ofFriend(WorkspaceId workspace, PersonId friend) {
        return tenant.run(workspace, () -> store.ofFriends(rootsOf(friend)));
    }

    /** The referrals in which this person is the advocate, oldest first. */
    public List<Referral> ofAdvocate(WorkspaceId workspace, PersonId advocate) {
        return tenant.run(workspace, () -> {
            var joined = memberships.ofPersons(List.of(advocate)).getOrDefault(advocate, List.of());
            return store.ofAdvocates(joined.stream().map(Membership::id).toList());
        });
    }

    /** Newest first, older than the given place. */
    public List<Referral> page(WorkspaceId workspace, ReferralFilter filter, Instant before, UUID beforeId, int limit) {
        return tenant.run(workspace, () -> lists.page(filter, before, beforeId, limit));
    }

    /** How many {@link #page} leads through. */
    public Tally count(WorkspaceId workspace, ReferralFilter filter) {
        return tenant.run(workspace, () -> lists.count(filter));
    }

    /** How a thing somebody did would be looked at now, without writing anything: for what no referral came of. */
    public List<Check> explain(WorkspaceId workspace, PersonId person, String key) {
        return tenant.run(
                workspace,
                () -> dossiers.of(Set.of(person)).stream()
                        .findFirst()
                        .map(friend -> Judging.explain(friend, key, new Rules(conditions, zoneOf(workspace))))
                        .orElse(List.of()));
    }

    /** Has these referrals judged again, in the transaction that is open. */
    public void lookAgain(WorkspaceId workspace, Collection<UUID> referrals, Instant now) {
        tenant.run(workspace, () -> {
            due.due(workspace, List.copyOf(referrals), now);
            return true;
        });
    }

    private Set<RootId> rootsOf(PersonId person) {
        return Optional.ofNullable(people.load(Set.of(person)).get(person))
                .map(known -> known.roots())
                .orElse(Set.of());
    }

    private ZoneId zoneOf(WorkspaceId workspace) {
        return workspaces.find(workspace).map(Workspace::zone).orElseThrow();
    }
}
