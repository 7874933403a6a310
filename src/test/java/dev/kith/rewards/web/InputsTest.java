package dev.kith.rewards.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.people.RootId;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Reader;
import dev.kith.platform.web.Permission;
import dev.kith.programs.Goal;
import dev.kith.programs.ProgramId;
import dev.kith.programs.ProgramVersionId;
import dev.kith.referrals.Check;
import dev.kith.referrals.Check.Stage;
import dev.kith.referrals.MembershipId;
import dev.kith.referrals.Method;
import dev.kith.referrals.Reason;
import dev.kith.referrals.Referral;
import dev.kith.referrals.ReferralId;
import dev.kith.rewards.web.WhyPage.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InputsTest {

    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final Referral ADAS = new Referral(
            new ReferralId(new UUID(0, 1)),
            new ProgramId(new UUID(0, 2)),
            new ProgramVersionId(new UUID(0, 3)),
            "",
            new MembershipId(new UUID(0, 4)),
            new RootId(new UUID(0, 5)),
            Method.SHARE_CODE,
            "click",
            "ADA-2026",
            NOON,
            NOON,
            NOON.plus(Duration.ofDays(90)),
            Referral.State.BOUND,
            Optional.empty());

    @Test
    void saysHowAnAmountCameAboutInTheUnitItIsPaidIn() {
        var share =
                Check.pass(Stage.VALUE, "percent", "rule", "adv", "input", "2467", "rate", "1/4", "output", "2467/4");
        var trace = List.of(
                Check.pass(Stage.GOAL, "currency", "currency", "EUR"),
                share,
                Check.pass(Stage.VALUE, "rounded", "rule", "adv", "exact", "2467/4", "amount", "6.17 EUR"));

        assertThat(told("en", trace, share))
                .containsExactly("Reward: adv", "From: €24.67", "Rate: 25.0%", "Comes to: €6.1675");
        assertThat(told("it", trace, share))
                .containsExactly("Premio: adv", "Da: 24,67\u00a0€", "Tasso: 25,0%", "Dà: 6,1675\u00a0€");
        assertThat(told("ru", trace, trace.getLast()))
                .containsExactly("Награда: adv", "Точно: 6,1675\u00a0€", "Сумма: 6,17\u00a0€");
    }

    @Test
    void saysOfALimitWhatCounts() {
        var often = Check.pass(
                Stage.LIMITS, "cap", "cap", "person_year", "used", "3", "limit", "5", "since", Instant.EPOCH);
        var much = Check.fail(
                Stage.LIMITS,
                "budget",
                Reason.BUDGET_REACHED,
                "cap",
                "@budget",
                "used",
                "30.00 EUR",
                "limit",
                "30.00 EUR",
                "since",
                NOON);

        assertThat(told("en", List.of(often), often)).containsExactly("Used so far: 3", "At most: 5");
        assertThat(told("en", List.of(much), much))
                .containsExactly("Used so far: €30.00", "At most: €30.00", "Since: Mar 3, 2026, 12:00 PM");
    }

    @Test
    void saysWhichOfSeveralOrdersCount() {
        for (Goal.Take take : Goal.Take.values()) {
            var counted = Check.pass(Stage.GOAL, "occurrence", "number", 1, "counts", take.code());

            assertThat(told("ru", List.of(counted), counted)).noneMatch(fact -> fact.contains(take.code()));
        }
    }

    @Test
    void namesTheAdvocateOnlyWhereTheEvidenceIsTheirs() {
        var trace = List.of(
                Check.pass(Stage.EVIDENCE, "evidence", "code", "CLEO-2026", "at", NOON),
                Check.fail(Stage.PERSONS, "self", Reason.SELF_REFERRAL),
                Check.pass(Stage.EVIDENCE, "evidence", "code", "ADA-2026", "at", NOON),
                Check.pass(Stage.PERSONS, "self"));
        var inputs = new Inputs(Matter.of(cast("en"), ADAS), trace);

        var facts = trace.stream().map(inputs::of).toList();

        assertThat(facts.get(1)).extracting(Fact::label).containsExactly("Friend");
        assertThat(facts.get(3)).extracting(Fact::label).containsExactly("Friend", "Advocate");
        assertThat(facts.get(3).getFirst().href())
                .isEqualTo("/norte/people/" + ADAS.friend().value());
    }

    @Test
    void readsSpansConditionsAndOccasions() {
        var window = Check.pass(Stage.EVIDENCE, "window", "window", "P30D", "ended_at", NOON, "acted_at", NOON);
        var came = Check.pass(Stage.EVIDENCE, "window", "came_with", "order:o-1");
        var free = Check.pass(Stage.PERSONS, "advocate_eligible", "condition", "true");
        var own = Check.pass(Stage.GOAL, "condition", "condition", "order.items > 3");

        assertThat(told("en", List.of(window), window)).first().isEqualTo("A link counts for: 30 days");
        assertThat(told("en", List.of(came), came)).containsExactly("Came with: Order o-1");
        assertThat(told("it", List.of(free), free)).containsExactly("Condizione: non si chiede nulla");
        assertThat(told("en", List.of(own), own)).containsExactly("Condition: order.items > 3");
    }

    private static List<String> told(String language, List<Check> trace, Check check) {
        return new Inputs(Matter.of(cast(language), ADAS), trace)
                .of(check).stream()
                        .map(fact -> fact.label() + ": " + fact.value())
                        .toList();
    }

    private static Cast cast(String language) {
        var desk = new Frame.Desk("norte", "Bottega Norte", false, "Vera", List.of(), List.of());
        var frame = new Frame(Reader.of(language), desk, List.of(), "token", Set.of(Permission.PERSONAL_READ));
        return new Cast(frame, Map.of(), Map.of(), Map.of(), Map.of());
    }
}
