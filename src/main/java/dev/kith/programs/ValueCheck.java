package dev.kith.programs;

import dev.kith.kernel.Money;
import dev.kith.programs.Value.At;
import dev.kith.programs.Value.ByCount;
import dev.kith.programs.Value.ByOrder;
import dev.kith.programs.Value.ByPayment;
import dev.kith.programs.Value.ByTier;
import dev.kith.programs.Value.Decay;
import dev.kith.programs.Value.Flat;
import dev.kith.programs.Value.From;
import dev.kith.programs.Value.Item;
import dev.kith.programs.Value.Mode;
import dev.kith.programs.Value.PerUnit;
import dev.kith.programs.Value.Percent;
import dev.kith.programs.Value.UpTo;
import java.util.List;
import java.util.Optional;

/** Checks one value against its goal: currencies, order of steps, need of an order. */
final class ValueCheck {

    private final Findings findings;
    private final Optional<Goal> goal;

    ValueCheck(Findings findings, Optional<Goal> goal) {
        this.findings = findings;
        this.goal = goal;
    }

    void check(Value value, String pointer) {
        switch (value) {
            case Flat(var amounts) -> coverIfMoney(amounts, pointer + "/flat");
            case Item _ -> {}
            case Percent percent -> {
                needsOrder(pointer);
                cover(percent.least(), pointer + "/min");
                cover(percent.most(), pointer + "/max");
            }
            case PerUnit _ -> needsOrder(pointer);
            case ByOrder(var tiers, var mode) -> byOrder(tiers, mode, pointer);
            case ByTier(var values) -> values.forEach((tier, inner) -> check(inner, pointer + "/byTier/" + tier));
            case ByCount byCount -> byCount(byCount, pointer);
            case ByPayment(var stages) -> byPayment(stages, pointer);
            case Decay decay -> decay(decay, pointer);
        }
    }

    private void byOrder(List<From> tiers, Mode mode, String pointer) {
        needsOrder(pointer);
        if (tiers.isEmpty()) {
            findings.error(pointer + "/byOrder", "V1", "Write at least one step.");
        }
        for (int i = 0; i < tiers.size(); i++) {
            String at = pointer + "/byOrder/" + i;
            Money from = tiers.get(i).from();
            boolean sameUnit = from.unit().equals(tiers.getFirst().from().unit());
            if (!sameUnit || i > 0 && from.compareTo(tiers.get(i - 1).from()) <= 0) {
                findings.error(at + "/from", "V11", "Each step begins above the one before, in the same currency.");
            }
            if (mode == Mode.MARGINAL && !(tiers.get(i).value() instanceof Percent)) {
                findings.error(at + "/value", "V19", "Slices are paid by percent.");
            }
            check(tiers.get(i).value(), at + "/value");
        }
    }

    private void byCount(ByCount byCount, String pointer) {
        int last = 0;
        List<At> thresholds = byCount.thresholds();
        if (thresholds.isEmpty()) {
            findings.error(pointer + "/byCount", "V1", "Write at least one threshold.");
        }
        for (int i = 0; i < thresholds.size(); i++) {
            String at = pointer + "/byCount/" + i;
            if (thresholds.get(i).at() <= last) {
                findings.error(at + "/at", "V11", "Each threshold is above the one before.");
            }
            last = thresholds.get(i).at();
            check(thresholds.get(i).value(), at + "/value");
        }
        byCount.then().ifPresent(then -> check(then.value(), pointer + "/then/value"));
    }

    private void byPayment(List<UpTo> stages, String pointer) {
        int last = 0;
        for (int i = 0; i < stages.size(); i++) {
            String at = pointer + "/byPayment/" + i;
            int upTo = stages.get(i).upTo().orElse(Integer.MAX_VALUE);
            if (upTo <= last) {
                findings.error(at + "/upTo", "V11", "Each stage ends after the one before.");
            }
            last = upTo;
            check(stages.get(i).value(), at + "/value");
        }
    }

    private void decay(Decay decay, String pointer) {
        check(decay.value(), pointer + "/value");
        if (decay.value() instanceof Flat(var whole)) {
            coverIfMoney(decay.floor(), pointer + "/decay/floor");
            boolean above = decay.floor().list().stream()
                    .anyMatch(floor -> whole.in(floor.unit())
                            .filter(undecayed -> undecayed.compareTo(floor) < 0)
                            .isPresent());
            if (above) {
                findings.error(pointer + "/decay/floor", "V12", "The floor is at most the whole value.");
            }
        }
    }

    private void needsOrder(String pointer) {
        if (goal.filter(Goal::isOrder).isEmpty()) {
            findings.error(pointer, "V19", "This depends on an order: use a goal on \"" + Goal.ORDER_COMPLETED + "\".");
        }
    }

    private void coverIfMoney(Amounts amounts, String pointer) {
        if (amounts.list().stream().anyMatch(amount -> amount.unit().isCurrency())) {
            cover(amounts, pointer);
        }
    }

    private void cover(Amounts amounts, String pointer) {
        goal.flatMap(reached -> TermsCheck.missing(amounts, reached, false))
                .ifPresent(units ->
                        findings.error(pointer, "V4", "Add an amount in " + units + ": the goal's minimum covers it."));
    }
}
