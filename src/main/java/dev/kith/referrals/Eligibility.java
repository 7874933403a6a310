package dev.kith.referrals;

import static dev.kith.referrals.Check.Stage.EVIDENCE;
import static dev.kith.referrals.Check.Stage.PERSONS;

import dev.kith.kernel.Window;
import dev.kith.programs.Circumstances;
import dev.kith.programs.Condition;
import dev.kith.programs.Conditions.About;
import dev.kith.programs.ProgramVersion;
import dev.kith.programs.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * Whether one piece of evidence may bind a friend at a trigger. Every check is made and kept, also after one has failed,
 * so that support sees all that stands against it; the first failure is the reason given.
 */
record Eligibility(Trigger trigger, Friend friend, Rules rules) {

    List<Check> judge(Evidence evidence) {
        var checks = new ArrayList<Check>();
        checks.add(Check.that(
                evidence.usable(),
                EVIDENCE,
                "evidence",
                Reason.CODE_NOT_VALID,
                "method",
                evidence.method().code(),
                "code",
                evidence.code(),
                "at",
                evidence.at()));
        if (evidence.version().isEmpty()) {
            checks.add(Check.fail(EVIDENCE, "program_live", Reason.PROGRAM_NOT_LIVE, "at", evidence.at()));
            return checks;
        }
        ProgramVersion version = evidence.version().get();
        Terms terms = version.terms();
        checks.add(window(evidence, terms));
        checks.add(methodEnabled(evidence, terms));
        LateTouch.check(evidence, friend, terms).ifPresent(checks::add);
        checks.addAll(persons(evidence, terms));
        return checks;
    }

    private Check window(Evidence evidence, Terms terms) {
        if (evidence.cameWith(trigger) || evidence.method().group() == Method.Group.STAFF) {
            return Check.pass(EVIDENCE, "window", "came_with", trigger.key());
        }
        Instant end = terms.attribution().clickWindow().after(evidence.at(), rules.zone());
        boolean inside = new Window(evidence.at(), Duration.between(evidence.at(), end)).contains(trigger.at());
        return Check.that(
                inside,
                EVIDENCE,
                "window",
                Reason.TOUCH_OUTSIDE_WINDOW,
                "window",
                terms.attribution().clickWindow().iso(),
                "ended_at",
                end,
                "acted_at",
                trigger.at());
    }

    private Check methodEnabled(Evidence evidence, Terms terms) {
        boolean enabled = evidence.method().group() == Method.Group.STAFF
                || terms.attribution().methods().stream()
                        .anyMatch(
                                method -> method.name().equals(evidence.method().name()));
        return Check.that(
                enabled,
                EVIDENCE,
                "method",
                Reason.CODE_NOT_VALID,
                "method",
                evidence.method().code());
    }

    private List<Check> persons(Evidence evidence, Terms terms) {
        Advocate advocate = evidence.advocate();
        return List.of(
                Check.that(!isFriend(advocate, friend), PERSONS, "self", Reason.SELF_REFERRAL),
                Check.that(
                        !friend.ancestry().isAncestor(friend.person(), advocate.person()),
                        PERSONS,
                        "cycle",
                        Reason.CIRCULAR_REFERRAL),
                Check.that(
                        advocate.membership().state() == Membership.State.ACTIVE,
                        PERSONS,
                        "advocate_active",
                        Reason.ADVOCATE_INACTIVE),
                advocateEligible(terms.who().advocate().when(), advocate, evidence.at()),
                friendEligible(terms.who().friend().when(), evidence.at()),
                excluded(advocate, terms),
                newCustomer(friend, terms, evidence.at(), rules.zone()));
    }

    private Check advocateEligible(Condition condition, Advocate advocate, Instant at) {
        Supplier<Circumstances> circumstances = () -> {
            var profile = Profiles.asOf(at, advocate.known(), advocate.orders());
            return new Circumstances().person(profile).advocate(profile);
        };
        return Check.that(
                rules.hold(condition, About.ADVOCATE, circumstances),
                PERSONS,
                "advocate_eligible",
                Reason.ADVOCATE_NOT_ELIGIBLE,
                "condition",
                condition.text());
    }

    private Check friendEligible(Condition condition, Instant at) {
        Supplier<Circumstances> circumstances = () -> {
            var profile = Profiles.asOf(at, friend.known(), friend.orders());
            return new Circumstances().person(profile).friend(profile);
        };
        return Check.that(
                rules.hold(condition, About.FRIEND, circumstances),
                PERSONS,
                "friend_eligible",
                Reason.FRIEND_NOT_ELIGIBLE,
                "condition",
                condition.text());
    }

    private Check excluded(Advocate advocate, Terms terms) {
        var domains = terms.who().exclude().emailDomains();
        boolean none = Collections.disjoint(domains, Profiles.domainsOf(friend.known()))
                && Collections.disjoint(domains, Profiles.domainsOf(advocate.known()));
        return Check.that(none, PERSONS, "excluded", Reason.EXCLUDED_PERSON);
    }

    /** Same person, or an address that comes out equal once aliases are taken off. */
    static boolean isFriend(Advocate advocate, Friend friend) {
        return advocate.person().equals(friend.person())
                || !Collections.disjoint(
                        advocate.known().canonicalEmails(), friend.known().canonicalEmails())
                || !Collections.disjoint(
                        advocate.known().phones(), friend.known().phones());
    }

    /** New is who had no order before the touch; where a code came with an order, before that order. */
    static Check newCustomer(Friend friend, Terms terms, Instant touch, ZoneId zone) {
        if (!terms.who().friend().newCustomer()) {
            return Check.skip(PERSONS, "new_customer");
        }
        boolean isNew = friend.orders().stream()
                .filter(order -> order.makesACustomer() && order.at().isBefore(touch))
                .noneMatch(order -> terms.who()
                        .friend()
                        .lookback()
                        .map(lookback -> !lookback.after(order.at(), zone).isBefore(touch))
                        .orElse(true));
        return Check.that(isNew, PERSONS, "new_customer", Reason.NOT_NEW_CUSTOMER, "touched_at", touch);
    }
}
