package dev.kith.referrals;

import dev.kith.journeys.Journeys;
import dev.kith.people.Email;
import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.people.PersonId;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.database.Tenant;
import dev.kith.programs.Conditions;
import dev.kith.programs.ProgramVersion;
import dev.kith.programs.Programs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Answers at a checkout whether a code is good for a friend, before anything happened. It asks the questions that
 * attribution will ask when the friend buys, about an order that would be placed now. A shop that has no code but the
 * click the friend arrived with asks by that.
 */
@Component
public final class CodeOffers {

    /** Who wants to use a code, as far as the shop knows. */
    public record Asking(Optional<String> userId, Optional<String> email) {

        public boolean isByNobody() {
            return userId.isEmpty() && email.isEmpty();
        }
    }

    private static final String NOW = "asked";
    private static final String EARLIER = "click";
    private static final PersonId STRANGER = new PersonId(new UUID(0, 0));

    private final Tenant tenant;
    private final Workspaces workspaces;
    private final ClickSeal seal;
    private final Memberships memberships;
    private final Programs programs;
    private final People people;
    private final Journeys journeys;
    private final Dossiers dossiers;
    private final Conditions conditions;
    private final InstantSource clock;

    CodeOffers(
            Tenant tenant,
            Workspaces workspaces,
            ClickSeal seal,
            Memberships memberships,
            Programs programs,
            People people,
            Journeys journeys,
            Dossiers dossiers,
            Conditions conditions,
            InstantSource clock) {
        this.tenant = tenant;
        this.workspaces = workspaces;
        this.seal = seal;
        this.memberships = memberships;
        this.programs = programs;
        this.people = people;
        this.journeys = journeys;
        this.dossiers = dossiers;
        this.conditions = conditions;
        this.clock = clock;
    }

    /** What a friend has in hand: a code they typed, or the click they followed. */
    private record Told(String code, Method method, Instant at, String source) {}

    /** @param told a code as somebody typed it, or the click id of a landing address */
    public CodeAnswer ask(WorkspaceId workspace, String told, Asking asking) {
        Told read = read(workspace, told);
        return tenant.run(
                workspace,
                () -> memberships
                        .codeLike(read.code())
                        .filter(owned -> !owned.blocked())
                        .flatMap(owned -> memberships
                                .find(owned.membership())
                                .map(member -> answer(workspace, read, new Owner(owned, member), asking)))
                        .orElseGet(() -> new CodeAnswer.Invalid(Reason.CODE_NOT_VALID)));
    }

    private Told read(WorkspaceId workspace, String told) {
        return seal.read(told, workspace)
                .map(click -> new Told(click.code().text(), Method.CLICK_ID, click.at(), EARLIER))
                .orElseGet(() -> new Told(told, Method.SHARE_CODE, clock.instant(), NOW));
    }

    /** A code, and whose it is. */
    private record Owner(OwnedCode owned, Membership member) {}

    private CodeAnswer answer(WorkspaceId workspace, Told told, Owner owner, Asking asking) {
        Membership member = owner.member();
        var promise = programs.inForce(member.program(), told.at())
                .filter(_ -> programs.liveAt(member.program(), clock.instant()));
        if (promise.isEmpty()) {
            return new CodeAnswer.Invalid(Reason.PROGRAM_NOT_LIVE);
        }
        var rules = new Rules(conditions, workspaces.get(workspace).zone());
        return refusal(evidence(told, owner, promise.get()), friend(asking), rules)
                .<CodeAnswer>map(CodeAnswer.Invalid::new)
                .orElseGet(() -> new CodeAnswer.Valid(
                        owner.owned().code(),
                        programs.find(workspace, member.program()).orElseThrow(),
                        promise.get(),
                        member.shownName()));
    }

    /** The code, as if it were typed with an order now; a click happened when it happened. */
    private Evidence evidence(Told told, Owner owner, ProgramVersion promise) {
        Person person = people.load(owner.member().person()).orElseThrow();
        var orders = journeys.ordersOf(Set.of(person)).getOrDefault(person.id(), List.of());
        return new Evidence(
                told.method(),
                owner.member().root(),
                new Advocate(owner.member(), person, orders),
                owner.owned().code().text(),
                told.at(),
                Long.MAX_VALUE,
                told.source(),
                Optional.of(promise),
                true);
    }

    private Optional<Reason> refusal(Evidence evidence, Friend friend, Rules rules) {
        String group = evidence.version().orElseThrow().terms().attribution().exclusiveGroup();
        boolean taken = friend.referrals().stream()
                .map(Pinned::referral)
                .filter(referral ->
                        referral.state().isLive() && referral.exclusiveGroup().equals(group))
                .anyMatch(referral -> !referral.advocate()
                        .equals(evidence.advocate().membership().id()));
        if (taken) {
            return Optional.of(Reason.ALREADY_REFERRED);
        }
        var trigger = new Trigger(NOW, NOW, clock.instant(), evidence.position());
        return new Eligibility(trigger, friend, rules)
                .judge(evidence).stream()
                        .flatMap(check -> check.reason().stream())
                        .findFirst();
    }

    /** Everything known of who asks; of a stranger, the address the shop tells. */
    private Friend friend(Asking asking) {
        Optional<PersonId> known =
                asking.userId().flatMap(people::find).or(() -> asking.email().flatMap(people::findByEmail));
        Friend friend = known.flatMap(id -> dossiers.of(Set.of(id)).stream().findFirst())
                .orElseGet(CodeOffers::stranger);
        return asking.email()
                .flatMap(Email::parse)
                .map(email -> with(email, friend))
                .orElse(friend);
    }

    private static Friend stranger() {
        var nobody = new Person(
                STRANGER,
                Set.of(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                Instant.EPOCH);
        return new Friend(nobody, List.of(), List.of(), List.of(), Map.of(), List.of(), (_, _) -> false);
    }

    private static Friend with(Email email, Friend friend) {
        Person known = friend.known();
        var emails = new HashSet<>(known.emails());
        emails.add(email.address());
        var canonical = new HashSet<>(known.canonicalEmails());
        canonical.add(email.canonical());
        var told = new Person(
                known.id(),
                known.roots(),
                known.userId(),
                emails,
                canonical,
                known.name(),
                known.language(),
                known.phones(),
                known.anonymousIds(),
                known.firstSeen());
        return new Friend(
                told,
                friend.signUps(),
                friend.evidence(),
                friend.happenings(),
                friend.unknownCodes(),
                friend.referrals(),
                friend.ancestry());
    }
}
