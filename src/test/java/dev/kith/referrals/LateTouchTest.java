package dev.kith.referrals;

import static dev.kith.referrals.Cast.ADA;
import static dev.kith.referrals.Cast.CLEO;
import static dev.kith.referrals.Cast.CLICKED;
import static dev.kith.referrals.Cast.ORDERED;
import static dev.kith.referrals.Cast.RULES;
import static dev.kith.referrals.Cast.bruno;
import static dev.kith.referrals.Cast.eur;
import static dev.kith.referrals.Cast.order;
import static dev.kith.referrals.Cast.person;
import static dev.kith.referrals.Cast.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.people.Trust;
import dev.kith.programs.AttributionTerms;
import dev.kith.programs.ProgramVersion;
import dev.kith.programs.Terms;
import dev.kith.referrals.Check.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class LateTouchTest {

    private static final ProgramVersion VOID = version(AttributionTerms.LateTouch.VOID);
    private static final ProgramVersion FLAG = version(AttributionTerms.LateTouch.FLAG);
    private static final ProgramVersion ALLOW = version(AttributionTerms.LateTouch.ALLOW);
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    @Test
    void countsALinkFollowedFifteenSecondsBeforeTheOrderAndNoneLater() {
        Instant last = ORDERED.minusSeconds(15);

        assertThat(bought(click(VOID, last)).ties()).hasSize(1);
        assertThat(reasons(bought(click(VOID, last.plus(MICROSECOND))))).contains(Reason.LATE_TOUCH);
    }

    @Test
    void countsALinkFollowedAsTheCheckoutBeginsAndNoneLater() {
        Instant checkout = ORDERED.minus(Duration.ofMinutes(5));

        assertThat(bought(click(VOID, checkout), checkout).ties()).hasSize(1);
        assertThat(reasons(bought(click(VOID, checkout.plus(MICROSECOND)), checkout)))
                .contains(Reason.LATE_TOUCH);
    }

    @Test
    void looksAtTheLastCheckoutOfTheDayBeforeTheOrder() {
        Instant touch = ORDERED.minus(Duration.ofMinutes(5));
        Instant aDayBefore = ORDERED.minus(Duration.ofDays(1));

        assertThat(bought(click(VOID, touch), touch.minusSeconds(60), touch.plusSeconds(60))
                        .ties())
                .hasSize(1);
        assertThat(reasons(bought(click(VOID, touch), aDayBefore))).contains(Reason.LATE_TOUCH);
        assertThat(bought(click(VOID, touch), aDayBefore.minus(MICROSECOND)).ties())
                .hasSize(1);
    }

    @Test
    void notesALateLinkWithoutRefusingItWhereTheTermsOnlyFlagIt() {
        var attribution = bought(click(FLAG, ORDERED.minusSeconds(5)));

        assertThat(attribution.ties()).hasSize(1);
        assertThat(marks(attribution)).containsExactly(Mark.WARN);
        assertThat(marks(bought(click(FLAG, CLICKED)))).containsExactly(Mark.PASS);
        assertThat(marks(bought(click(ALLOW, ORDERED.minusSeconds(5))))).isEmpty();
    }

    @Test
    void letsAnEarlierLinkWinOverALateOne() {
        var hers = evidence(Method.CLICK_ID, CLEO, CLICKED, VOID);
        var late = click(VOID, ORDERED.minusSeconds(5));

        assertThat(of(ordering(List.of(hers, late))).ties())
                .singleElement()
                .extracting(Tie::advocate)
                .isEqualTo(CLEO);
    }

    @Test
    void neverFindsATypedCodeLate() {
        var code = typed(ADA, ORDERED, "order:o-1");

        assertThat(of(ordering(List.of(code))).ties()).hasSize(1);
    }

    /** Bruno follows the link, signs up and pays within ten seconds: what was tied at the sign-up comes apart. */
    @Test
    void breaksATieThatAnOrderShowsToBeLate() {
        Instant touch = ORDERED.minusSeconds(10);
        var link = click(VOID, touch);
        var tied = new Pinned(referral(link, touch.plusSeconds(2)), VOID, ADA);

        var attribution = of(new Friend(
                bruno(List.of()).known(),
                List.of(new Trigger(Trigger.SIGN_UP, "sign-up:bruno", touch.plusSeconds(2), 0)),
                List.of(link),
                ordering(List.of()).happenings(),
                Map.of(),
                List.of(tied),
                (_, _) -> false));

        assertThat(attribution.ties())
                .singleElement()
                .extracting(Tie::broken)
                .isEqualTo(Optional.of(Reason.LATE_TOUCH));
    }

    private static Referral referral(Evidence touch, Instant boundAt) {
        return new Referral(
                new ReferralId(new UUID(5, 5)),
                VOID.program(),
                VOID.id(),
                "main",
                ADA.membership().id(),
                touch.root(),
                touch.method(),
                touch.source(),
                touch.code(),
                touch.at(),
                boundAt,
                boundAt.plus(Duration.ofDays(90)),
                Referral.State.BOUND,
                Optional.empty());
    }

    private static Attribution bought(Evidence touch, Instant... checkouts) {
        return of(ordering(List.of(touch), checkouts));
    }

    /** Bruno, whom the shop only gets to know by his order. */
    private static Friend ordering(List<Evidence> evidence, Instant... checkouts) {
        Friend bruno = bruno(evidence, order("o-1", ORDERED, eur("40.00")));
        var happenings = new ArrayList<>(bruno.happenings());
        Arrays.stream(checkouts).map(LateTouchTest::checkout).forEach(happenings::add);
        happenings.sort(Happening.IN_ORDER);
        return new Friend(
                person(3, "bruno@mail.example"), List.of(), evidence, happenings, Map.of(), List.of(), (_, _) -> false);
    }

    private static Happening checkout(Instant at) {
        return new Happening(
                Happening.CHECKOUT_STARTED,
                "event:" + at,
                at,
                0,
                at,
                Trust.UNTRUSTED,
                Optional.empty(),
                JsonNodeFactory.instance.objectNode());
    }

    private static Evidence click(ProgramVersion version, Instant at) {
        return evidence(Method.CLICK_ID, ADA, at, version);
    }

    private static Evidence evidence(Method method, Advocate advocate, Instant at, ProgramVersion version) {
        var known = Cast.click(advocate, at);
        return new Evidence(
                method, known.root(), advocate, known.code(), at, 0, known.source(), Optional.of(version), true);
    }

    private static Attribution of(Friend friend) {
        return Attribution.of(friend, "main", RULES);
    }

    private static List<Reason> reasons(Attribution attribution) {
        return attribution.misses().values().stream().map(Choice.None::reason).toList();
    }

    private static List<Mark> marks(Attribution attribution) {
        return attribution.ties().getLast().checks().stream()
                .filter(check -> check.code().equals("late_touch"))
                .map(Check::mark)
                .toList();
    }

    private static ProgramVersion version(AttributionTerms.LateTouch late) {
        Terms t = Cast.terms();
        var told = t.attribution();
        var attribution = new AttributionTerms(
                told.clickWindow(),
                told.touch(),
                told.bindAt(),
                told.exclusiveGroup(),
                told.priority(),
                told.methods(),
                late,
                told.claims());
        return Cast.version(
                "spring",
                new Terms(
                        t.template(),
                        t.currency(),
                        t.active(),
                        t.who(),
                        attribution,
                        t.goals(),
                        t.rewards(),
                        t.rules(),
                        t.caps(),
                        t.budget(),
                        t.holds(),
                        t.refunds(),
                        t.risk(),
                        t.copy(),
                        t.legal(),
                        t.landing()));
    }
}
