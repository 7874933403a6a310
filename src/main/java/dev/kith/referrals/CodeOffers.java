package dev.kith.referrals;

import dev.kith.journeys.Journeys;
import dev.kith.journeys.Order;
import dev.kith.people.Email;
import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.people.PersonId;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.programs.ProgramVersion;
import dev.kith.programs.Programs;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Answers at a checkout whether a code is good for a friend, and what it gives, before anything happened. */
@Component
public final class CodeOffers {

    /** Who wants to use a code, as far as the shop knows. */
    public record Asking(Optional<String> userId, Optional<String> email) {}

    private static final String CODE_NOT_VALID = "code_not_valid";
    private static final String ADVOCATE_INACTIVE = "advocate_inactive";
    private static final String PROGRAM_NOT_LIVE = "program_not_live";
    private static final String SELF_REFERRAL = "self_referral";
    private static final String NOT_NEW_CUSTOMER = "not_new_customer";

    private final Tenant tenant;
    private final Memberships memberships;
    private final Programs programs;
    private final People people;
    private final Journeys journeys;
    private final InstantSource clock;

    CodeOffers(
            Tenant tenant,
            Memberships memberships,
            Programs programs,
            People people,
            Journeys journeys,
            InstantSource clock) {
        this.tenant = tenant;
        this.memberships = memberships;
        this.programs = programs;
        this.people = people;
        this.journeys = journeys;
        this.clock = clock;
    }

    public CodeAnswer ask(WorkspaceId workspace, String typed, Asking friend) {
        return tenant.run(
                workspace,
                () -> memberships
                        .codeLike(typed)
                        .filter(owned -> !owned.blocked())
                        .flatMap(owned -> memberships
                                .find(owned.membership())
                                .map(member -> ask(owned, member, workspace, friend)))
                        .orElseGet(() -> new CodeAnswer.Invalid(CODE_NOT_VALID)));
    }

    private CodeAnswer ask(OwnedCode owned, Membership advocate, WorkspaceId workspace, Asking friend) {
        var now = clock.instant();
        var promise = programs.inForce(advocate.program(), now).filter(_ -> programs.liveAt(advocate.program(), now));
        if (promise.isEmpty()) {
            return new CodeAnswer.Invalid(PROGRAM_NOT_LIVE);
        }
        if (advocate.state() != Membership.State.ACTIVE) {
            return new CodeAnswer.Invalid(ADVOCATE_INACTIVE);
        }
        return refusal(advocate, promise.get(), friend)
                .<CodeAnswer>map(CodeAnswer.Invalid::new)
                .orElseGet(() -> new CodeAnswer.Valid(
                        owned.code(),
                        programs.find(workspace, advocate.program()).orElseThrow(),
                        promise.get(),
                        advocate.shownName()));
    }

    /** What speaks against this friend using this advocate's code now. Attribution has the last word when they buy. */
    private Optional<String> refusal(Membership advocate, ProgramVersion promise, Asking friend) {
        Optional<PersonId> known =
                friend.userId().flatMap(people::find).or(() -> friend.email().flatMap(people::findByEmail));
        Person owner = people.load(advocate.person()).orElseThrow();
        if (isSelf(owner, known, friend)) {
            return Optional.of(SELF_REFERRAL);
        }
        boolean customer = promise.terms().who().friend().newCustomer()
                && known
                        .map(person -> journeys.ordersOf(Set.of(person)).getOrDefault(person, List.of()))
                        .orElse(List.of())
                        .stream()
                        .anyMatch(Order::makesACustomer);
        return customer ? Optional.of(NOT_NEW_CUSTOMER) : Optional.empty();
    }

    private static boolean isSelf(Person owner, Optional<PersonId> friend, Asking asking) {
        boolean same = friend.filter(owner.id()::equals).isPresent();
        return same
                || asking.email()
                        .flatMap(Email::parse)
                        .filter(email -> owner.canonicalEmails().contains(email.canonical()))
                        .isPresent();
    }
}
