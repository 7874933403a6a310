package dev.kith.campaigns;

import dev.kith.kernel.Money;
import dev.kith.kernel.Span;
import dev.kith.kernel.Unit;
import dev.kith.programs.Goal;
import dev.kith.programs.RewardSpec;
import dev.kith.programs.Rule;
import dev.kith.programs.Side;
import dev.kith.programs.Terms;
import dev.kith.programs.Value;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a program promises, reduced to what fits on a page for people: one gift for the friend, one for the advocate, the
 * prizes on the way, and the conditions that belong into the same breath.
 *
 * @param upfront the friend gets it as a code before ordering
 * @param minimum the smallest order that counts, in the program's currency
 * @param hold how long the advocate's reward waits for returns
 * @param until the last instant at which a friend can still follow a link
 */
public record Offer(
        Optional<Gift> friend,
        boolean upfront,
        Optional<Gift> advocate,
        List<Prize> prizes,
        Optional<Money> minimum,
        Span hold,
        Optional<Instant> until) {

    /** Something an advocate gets when so many friends were approved. */
    public record Prize(int friends, Gift gift) {}

    public Offer {
        prizes = List.copyOf(prizes);
    }

    public static Offer of(Terms terms, String language) {
        Unit unit = terms.currency();
        Optional<Rule> welcome = rules(terms, Side.FRIEND)
                .filter(rule -> rule.issue() == Rule.Issue.UPFRONT)
                .findFirst();
        Optional<Gift> friend = rules(terms, Side.FRIEND)
                .sorted(Comparator.comparing(rule -> rule.issue() != Rule.Issue.UPFRONT))
                .flatMap(rule -> gift(rule, terms, language).stream())
                .findFirst();
        Optional<Gift> advocate = rules(terms, Side.ADVOCATE)
                .flatMap(rule -> gift(rule, terms, language).stream())
                .findFirst();
        return new Offer(
                friend,
                welcome.isPresent(),
                advocate,
                prizes(terms, language),
                minimum(terms, welcome, unit),
                terms.holds().advocate(),
                terms.active().until());
    }

    private static Stream<Rule> rules(Terms terms, Side side) {
        return terms.rules().stream().filter(rule -> rule.to() == side);
    }

    private static Optional<Gift> gift(Rule rule, Terms terms, String language) {
        return terms.reward(rule.reward()).flatMap(reward -> Gift.of(rule.value(), reward, terms.currency(), language));
    }

    private static List<Prize> prizes(Terms terms, String language) {
        return rules(terms, Side.ADVOCATE)
                .filter(rule -> rule.value() instanceof Value.ByCount)
                .flatMap(rule -> terms.reward(rule.reward()).stream()
                        .flatMap(reward -> prizes((Value.ByCount) rule.value(), reward, terms, language)))
                .sorted(Comparator.comparingInt(Prize::friends))
                .toList();
    }

    private static Stream<Prize> prizes(Value.ByCount count, RewardSpec reward, Terms terms, String language) {
        return count.thresholds().stream()
                .flatMap(step -> Gift.of(step.value(), reward, terms.currency(), language).stream()
                        .map(gift -> new Prize(step.at(), gift)));
    }

    /** A welcome code has a minimum of its own; else the goal's is the friend's to reach. */
    private static Optional<Money> minimum(Terms terms, Optional<Rule> welcome, Unit unit) {
        return welcome.flatMap(rule -> terms.reward(rule.reward()))
                .flatMap(RewardSpec::discount)
                .flatMap(discount -> discount.minOrder().in(unit))
                .or(() -> conversion(terms).flatMap(goal -> goal.minOrder().in(unit)));
    }

    private static Optional<Goal> conversion(Terms terms) {
        return terms.goals().stream().filter(Goal::conversion).findFirst();
    }
}
