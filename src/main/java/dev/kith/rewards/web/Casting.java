package dev.kith.rewards.web;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.page.Frame;
import dev.kith.programs.Program;
import dev.kith.programs.ProgramId;
import dev.kith.programs.ProgramVersion;
import dev.kith.programs.ProgramVersionId;
import dev.kith.programs.Programs;
import dev.kith.referrals.Membership;
import dev.kith.referrals.MembershipId;
import dev.kith.referrals.Memberships;
import dev.kith.referrals.Referral;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds the names behind referrals and rewards, a page at a time. */
@Component
final class Casting {

    private final Tenant tenant;
    private final People people;
    private final Memberships memberships;
    private final Programs programs;

    Casting(Tenant tenant, People people, Memberships memberships, Programs programs) {
        this.tenant = tenant;
        this.people = people;
        this.memberships = memberships;
        this.programs = programs;
    }

    Cast of(WorkspaceId workspace, Frame frame, Collection<Referral> referrals, Collection<RootId> others) {
        Map<ProgramId, Program> names =
                programs.list(workspace).stream().collect(toMap(Program::id, program -> program));
        return tenant.run(workspace, () -> {
            Map<MembershipId, Membership> joined =
                    memberships.load(referrals.stream().map(Referral::advocate).collect(toSet()));
            Map<Referral, Membership> advocates = referrals.stream()
                    .filter(referral -> joined.containsKey(referral.advocate()))
                    .collect(toMap(referral -> referral, referral -> joined.get(referral.advocate())));
            Set<RootId> roots = new HashSet<>(others);
            referrals.forEach(referral -> roots.add(referral.friend()));
            advocates.values().forEach(membership -> roots.add(membership.root()));
            Map<ProgramVersionId, ProgramVersion> versions = referrals.stream()
                    .map(Referral::version)
                    .distinct()
                    .collect(toMap(version -> version, programs::version));
            return new Cast(frame, persons(roots), advocates, names, versions);
        });
    }

    private Map<RootId, Person> persons(Set<RootId> roots) {
        Map<RootId, PersonId> who = people.personsOf(roots);
        Map<PersonId, Person> known = people.load(new HashSet<>(who.values()));
        return who.entrySet().stream()
                .filter(entry -> known.containsKey(entry.getValue()))
                .collect(toMap(Map.Entry::getKey, entry -> known.get(entry.getValue())));
    }
}
