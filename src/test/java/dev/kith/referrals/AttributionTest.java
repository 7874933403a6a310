package dev.kith.referrals;

import static dev.kith.referrals.Cast.ADA;
import static dev.kith.referrals.Cast.CLEO;
import static dev.kith.referrals.Cast.CLICKED;
import static dev.kith.referrals.Cast.HOLD_ENDS;
import static dev.kith.referrals.Cast.ORDERED;
import static dev.kith.referrals.Cast.RULES;
import static dev.kith.referrals.Cast.SIGNED_UP;
import static dev.kith.referrals.Cast.bruno;
import static dev.kith.referrals.Cast.click;
import static dev.kith.referrals.Cast.eur;
import static dev.kith.referrals.Cast.friend;
import static dev.kith.referrals.Cast.order;
import static dev.kith.referrals.Cast.person;
import static dev.kith.referrals.Cast.refund;
import static dev.kith.referrals.Cast.typed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AttributionTest {

    @Test
    void tiesAFriendAtTheSignUpToTheAdvocateWhoseLinkWasFollowed() {
        var attribution = of(bruno(List.of(click(ADA, CLICKED))));

        assertThat(attribution.ties()).singleElement().satisfies(tie -> {
            assertThat(tie.advocate()).isEqualTo(ADA);
            assertThat(tie.trigger().at()).isEqualTo(SIGNED_UP);
            assertThat(tie.standingAt(SIGNED_UP).state()).isEqualTo(Referral.State.BOUND);
        });
    }

    @Test
    void creditsTheLastOfSeveralLinks() {
        var attribution = of(bruno(List.of(click(ADA, CLICKED), click(CLEO, CLICKED.plusSeconds(1)))));

        assertThat(attribution.ties().getLast().advocate()).isEqualTo(CLEO);
    }

    @Test
    void prefersATypedCodeToALaterLink() {
        var cleoLast = click(CLEO, SIGNED_UP.minusSeconds(1));
        var adasCode = typed(ADA, SIGNED_UP.minusSeconds(60), "event:1");

        assertThat(of(bruno(List.of(cleoLast, adasCode))).ties().getLast().advocate())
                .isEqualTo(ADA);
    }

    @Test
    void keepsTheBondWhenAnotherCodeIsTypedAtTheCheckout() {
        var cleosCode = typed(CLEO, ORDERED, "order:o-1");

        var attribution = of(bruno(List.of(click(ADA, CLICKED), cleosCode), order("o-1", ORDERED, eur("40.00"))));

        assertThat(attribution.ties()).singleElement().extracting(Tie::advocate).isEqualTo(ADA);
    }

    @Test
    void countsATouchUpToTheLastInstantOfItsWindow() {
        var lastInstant = SIGNED_UP.minus(Duration.ofDays(30));

        assertThat(of(bruno(List.of(click(ADA, lastInstant)))).ties()).hasSize(1);
        assertThat(of(bruno(List.of(click(ADA, lastInstant.minusNanos(1_000)))))
                        .misses()
                        .values())
                .extracting(Choice.None::reason)
                .containsExactly(Reason.TOUCH_OUTSIDE_WINDOW);
    }

    @Test
    void refusesAnAdvocateWhoComesBackUnderAnAliasOfTheirAddress() {
        var alias = friend(person(4, "ada+x@gmail.com"), List.of(), List.of(click(ADA, CLICKED)));

        assertThat(of(alias).ties()).isEmpty();
        assertThat(of(alias).misses().values()).extracting(Choice.None::reason).containsExactly(Reason.SELF_REFERRAL);
    }

    @Test
    void refusesSomebodyWhoHadBoughtBefore() {
        var earlier = order("o-0", CLICKED.minusSeconds(1), eur("12.00"));

        assertThat(of(bruno(List.of(click(ADA, CLICKED)), earlier)).misses().values())
                .extracting(Choice.None::reason)
                .contains(Reason.NOT_NEW_CUSTOMER);
    }

    @Test
    void refusesATieThatWouldCloseACircle() {
        var bruno = bruno(List.of(click(ADA, CLICKED)));
        var aboveAda = new Friend(
                bruno.known(),
                bruno.signUps(),
                bruno.evidence(),
                bruno.happenings(),
                Map.of(),
                List.of(),
                (_, _) -> true);

        assertThat(of(aboveAda).misses().values())
                .extracting(Choice.None::reason)
                .containsExactly(Reason.CIRCULAR_REFERRAL);
    }

    @Test
    void approvesAQuarterOfAnHourAfterTheHold() {
        var tie = of(bruno(List.of(click(ADA, CLICKED)), order("o-1", ORDERED, eur("40.00"))))
                .ties()
                .getLast();

        var release = HOLD_ENDS.plus(Duration.ofMinutes(15));
        assertThat(tie.standingAt(release.minusNanos(1_000)).state()).isEqualTo(Referral.State.QUALIFIED);
        assertThat(tie.standingAt(release).state()).isEqualTo(Referral.State.APPROVED);
        assertThat(tie.nextLook(ORDERED)).contains(ORDERED.plus(Duration.ofMinutes(15)));
        assertThat(tie.nextLook(ORDERED.plus(Duration.ofMinutes(15)))).contains(release);
    }

    @Test
    void asksForTheMinimumToTheCent() {
        assertThat(firstOrderOf("30.00").occurrences()).hasSize(1);
        assertThat(firstOrderOf("29.99").occurrences()).isEmpty();
        assertThat(reasonsOf("29.99")).containsExactly(Reason.ORDER_BELOW_MINIMUM);
    }

    @Test
    void countsTheFirstOrderOnly() {
        var attribution = of(bruno(
                List.of(click(ADA, CLICKED)),
                order("o-1", ORDERED, eur("40.00")),
                order("o-2", ORDERED.plusSeconds(60), eur("80.00"))));

        assertThat(attribution.ties().getLast().progress().occurrences())
                .extracting(Occurrence::happening)
                .containsExactly("order:o-1");
        assertThat(reasons(attribution.explain("order:o-2"))).containsExactly(Reason.OCCURRENCE_NOT_COUNTED);
    }

    @Test
    void letsTheNextOrderTakeThePlaceOfOneRefundedWithinItsHold() {
        var refunded = order("o-1", ORDERED, eur("40.00"), refund(HOLD_ENDS.minusSeconds(1), "40.00"));
        var next = order("o-2", HOLD_ENDS.plusSeconds(60), eur("80.00"));

        var progress = of(bruno(List.of(click(ADA, CLICKED)), refunded, next))
                .ties()
                .getLast()
                .progress();

        assertThat(progress.occurrences()).singleElement().satisfies(occurrence -> {
            assertThat(occurrence.key()).isEqualTo("first");
            assertThat(occurrence.happening()).isEqualTo("order:o-2");
        });
    }

    @Test
    void reversesWhatIsRefundedAfterTheHold() {
        var refunded = order("o-1", ORDERED, eur("40.00"), refund(HOLD_ENDS.plusSeconds(1), "40.00"));

        var standing = of(bruno(List.of(click(ADA, CLICKED)), refunded))
                .ties()
                .getLast()
                .standingAt(HOLD_ENDS.plusSeconds(2));

        assertThat(standing.state()).isEqualTo(Referral.State.REVERSED);
        assertThat(standing.reason()).contains(Reason.ORDER_REFUNDED);
    }

    @Test
    void ignoresARefundThatComesLaterThanTheTermsLookBack() {
        var late = ORDERED.plus(Duration.ofDays(60));

        assertThat(lossAfter(late)).isPresent();
        assertThat(lossAfter(late.plusNanos(1_000))).isEmpty();
    }

    @Test
    void doesNotCareInWhichOrderEvidenceArrived() {
        var evidence = new ArrayList<>(
                List.of(click(ADA, CLICKED), click(CLEO, CLICKED.plusSeconds(5)), typed(ADA, ORDERED, "order:o-1")));
        var expected = of(bruno(evidence, order("o-1", ORDERED, eur("40.00"))))
                .ties()
                .getLast()
                .advocate();

        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(evidence, new Random(seed));

            assertThat(of(bruno(evidence, order("o-1", ORDERED, eur("40.00"))))
                            .ties()
                            .getLast()
                            .advocate())
                    .isEqualTo(expected);
        }
    }

    private static Optional<Occurrence.Loss> lossAfter(Instant refundedAt) {
        var refunded = order("o-1", ORDERED, eur("40.00"), refund(refundedAt, "40.00"));
        return of(bruno(List.of(click(ADA, CLICKED)), refunded))
                .ties()
                .getLast()
                .progress()
                .occurrences()
                .getLast()
                .lost();
    }

    private static Progress firstOrderOf(String net) {
        return of(bruno(List.of(click(ADA, CLICKED)), order("o-1", ORDERED, eur(net))))
                .ties()
                .getLast()
                .progress();
    }

    private static List<Reason> reasonsOf(String net) {
        return reasons(of(bruno(List.of(click(ADA, CLICKED)), order("o-1", ORDERED, eur(net))))
                .explain("order:o-1"));
    }

    private static List<Reason> reasons(List<Check> checks) {
        return checks.stream().flatMap(check -> check.reason().stream()).toList();
    }

    private static Attribution of(Friend friend) {
        return Attribution.of(friend, "main", RULES);
    }
}
