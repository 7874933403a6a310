package dev.kith.rewards.web;

import dev.kith.people.Person;
import dev.kith.people.RootId;
import dev.kith.platform.chart.Initials;
import dev.kith.platform.page.Frame;
import dev.kith.programs.Program;
import dev.kith.programs.ProgramId;
import dev.kith.programs.ProgramVersion;
import dev.kith.programs.ProgramVersionId;
import dev.kith.referrals.Membership;
import dev.kith.referrals.Referral;
import java.util.Map;
import java.util.Optional;

/**
 * Who plays which part in some referrals, and under which promises, as far as the reader may know.
 *
 * @param people by the root a referral or a reward names
 * @param advocates the advocate of each referral
 */
record Cast(
        Frame frame,
        Map<RootId, Person> people,
        Map<Referral, Membership> advocates,
        Map<ProgramId, Program> programs,
        Map<ProgramVersionId, ProgramVersion> versions) {

    /** Somebody on a page. */
    record Somebody(String name, String initials, String href) {}

    Somebody person(RootId root) {
        String called = Optional.ofNullable(people.get(root))
                .map(Person::called)
                .orElseGet(() -> root.value().toString().substring(0, 8));
        return new Somebody(frame.personal(called), Initials.of(called), frame.home() + "/people/" + root.value());
    }

    Somebody friend(Referral referral) {
        return person(referral.friend());
    }

    Somebody advocate(Referral referral) {
        return Optional.ofNullable(advocates.get(referral))
                .map(membership -> person(membership.root()))
                .orElseGet(() -> new Somebody("–", "·", frame.home() + "/people"));
    }

    String program(ProgramId id) {
        return Optional.ofNullable(programs.get(id)).map(Program::name).orElse("");
    }

    /** The overview of the program. */
    String programHref(ProgramId id) {
        return Optional.ofNullable(programs.get(id))
                .map(program -> frame.home() + "/p/" + program.key())
                .orElse("");
    }

    Optional<ProgramVersion> version(Referral referral) {
        return Optional.ofNullable(versions.get(referral.version()));
    }
}
