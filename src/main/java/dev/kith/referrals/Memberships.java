package dev.kith.referrals;

import dev.kith.people.People;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.programs.ProgramId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The front door to advocates: who they are and which codes they have. What reads wants an open transaction. */
@Component
public final class Memberships {

    /** Where a list goes on: the last row that was seen. */
    public record After(Instant joinedAt, MembershipId id) {}

    private final Tenant tenant;
    private final Enrolling enrolling;
    private final People people;
    private final MembershipStore store;
    private final ShareLinks links;

    Memberships(Tenant tenant, Enrolling enrolling, People people, MembershipStore store, ShareLinks links) {
        this.tenant = tenant;
        this.enrolling = enrolling;
        this.people = people;
        this.store = store;
        this.links = links;
    }

    /**
     * Makes somebody an advocate, and draws them a code unless they want one of their own. Asking again changes nothing,
     * except that a further code of their own is added to those they have.
     */
    public Enrollment enroll(WorkspaceId workspace, AdvocateWish wish) {
        var enrollment = tenant.run(workspace, () -> enrolling.enroll(workspace, wish));
        enrollment.given().ifPresent(code -> links.forget(List.of(code.code())));
        return enrollment;
    }

    /** Those of these memberships that exist. */
    public Map<MembershipId, Membership> load(Collection<MembershipId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : withPersons(store.withIds(ids)).stream()
                        .collect(Collectors.toMap(Membership::id, Function.identity()));
    }

    public Optional<Membership> find(MembershipId id) {
        return Optional.ofNullable(load(List.of(id)).get(id));
    }

    /** What these persons take part in, under all their names, oldest first; a person without is missing. */
    public Map<PersonId, List<Membership>> ofPersons(Collection<PersonId> persons) {
        var personOf = new HashMap<RootId, PersonId>();
        people.load(persons).forEach((asked, person) -> person.roots().forEach(root -> personOf.put(root, asked)));
        if (personOf.isEmpty()) {
            return Map.of();
        }
        var memberships = new HashMap<PersonId, List<Membership>>();
        for (Membership row : store.ofRoots(personOf.keySet())) {
            var person = Objects.requireNonNull(personOf.get(row.root()));
            memberships.computeIfAbsent(person, _ -> new ArrayList<>()).add(row.of(person));
        }
        return memberships;
    }

    /** Those of these roots that joined a program. */
    Set<RootId> among(Collection<RootId> roots) {
        return store.joined(roots);
    }

    /** Newest first. */
    public List<Membership> page(Optional<ProgramId> program, Optional<After> after, int most) {
        return withPersons(store.page(program, after, most));
    }

    /** Each membership's codes, oldest first. */
    public Map<MembershipId, List<OwnedCode>> codesOf(Collection<MembershipId> memberships) {
        return memberships.isEmpty() ? Map.of() : store.codesOf(memberships);
    }

    /** Whose a code is in this workspace, blocked or not. */
    public Optional<OwnedCode> codeLike(String typed) {
        return ShareCode.parse(typed).flatMap(store::codeLike);
    }

    /** Those whose codes are these, by the text that was asked with. */
    public Map<String, OwnedCode> codesLike(Collection<String> typed) {
        var codes = new HashMap<String, ShareCode>();
        typed.forEach(text -> ShareCode.parse(text).ifPresent(code -> codes.put(text, code)));
        if (codes.isEmpty()) {
            return Map.of();
        }
        var byKey = store.codesLike(codes.values());
        var found = new HashMap<String, OwnedCode>();
        codes.forEach(
                (text, code) -> Optional.ofNullable(byKey.get(code.key())).ifPresent(owned -> found.put(text, owned)));
        return found;
    }

    /** How friends see the advocate called from now on; without a name they are a friend. */
    public void showAs(WorkspaceId workspace, MembershipId membership, Optional<String> name) {
        tenant.run(workspace, () -> store.changeShownName(membership, name));
        forget(workspace, membership);
    }

    /** Lets an advocate pause, leave or come back, or keeps them out. */
    public boolean changeState(WorkspaceId workspace, MembershipId membership, Membership.State state) {
        int changed = tenant.run(workspace, () -> store.changeState(membership, state));
        forget(workspace, membership);
        return changed == 1;
    }

    private void forget(WorkspaceId workspace, MembershipId membership) {
        var codes = tenant.run(workspace, () -> store.codesOf(List.of(membership)));
        links.forget(codes.getOrDefault(membership, List.of()).stream()
                .map(OwnedCode::code)
                .toList());
    }

    /** From now on the code answers like an offer that is over. It still belongs to its advocate. */
    public boolean block(WorkspaceId workspace, ShareCode code, String reason) {
        int blocked = tenant.run(workspace, () -> enrolling.block(code, reason));
        links.forget(List.of(code));
        return blocked == 1;
    }

    private List<Membership> withPersons(List<Membership> rows) {
        var roots = rows.stream().map(Membership::root).collect(Collectors.toSet());
        var persons = people.personsOf(roots);
        return rows.stream()
                .map(row -> row.of(persons.getOrDefault(row.root(), row.person())))
                .toList();
    }
}
