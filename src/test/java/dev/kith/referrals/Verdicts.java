package dev.kith.referrals;

import dev.kith.journeys.Order;
import dev.kith.people.RootId;
import dev.kith.programs.ProgramVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Verdicts on Bruno, whom Ada brought, as the judge would reach them. */
public final class Verdicts {

    private Verdicts() {}

    /** Bruno has clicked, signed up, and placed these orders. */
    public static Verdict on(ProgramVersion version, Instant now, Order... orders) {
        var pinned = new Pinned(referral(version), version, Cast.ADA);
        Friend friend = Cast.bruno(List.of(pinned), List.of(Cast.click(Cast.ADA, Cast.CLICKED)), orders);
        Tie tie = Attribution.of(friend, "main", Cast.RULES).ties().getLast();
        Tie.Standing standing = tie.standingAt(now);
        return new Verdict(
                friend,
                new Pinned(pinned.referral().as(standing.state(), standing.reason()), version, Cast.ADA),
                "bound",
                tie.progress().occurrences().stream()
                        .map(occurrence -> Qualification.at(now, occurrence, tie.broken()))
                        .toList());
    }

    private static Referral referral(ProgramVersion version) {
        return new Referral(
                new ReferralId(new UUID(5, 5)),
                version.program(),
                version.id(),
                "main",
                Cast.ADA.membership().id(),
                new RootId(new UUID(1, 3)),
                Method.CLICK_ID,
                "click:1",
                "ADAR2C7H",
                Cast.CLICKED,
                Cast.SIGNED_UP,
                Cast.SIGNED_UP.plus(Duration.ofDays(90)),
                Referral.State.BOUND,
                Optional.empty());
    }
}
