package dev.kith.ledger;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every account with what is on it at one instant; each unit sums to zero, or the book is broken.
 *
 * @param asOf entries up to and including this instant are counted
 */
public record TrialBalance(Instant asOf, Basis basis, List<Line> lines) {

    /** Which time of a journal counts. */
    public enum Basis {
        /** When it happened in business. */
        EFFECTIVE,
        /** When it was written down. */
        RECORDED
    }

    /** Members' accounts of one sort may be summed in one line: {@code liability:pending:*}. */
    public record Line(String account, Money balance) {}

    public TrialBalance {
        lines = List.copyOf(lines);
    }

    /** Members' accounts of one sort in one line, so that the book fits a page however many members there are. */
    public TrialBalance folded() {
        record Family(String account, Unit unit) {}
        Map<Family, Money> families = new LinkedHashMap<>();
        for (Line line : lines) {
            var family = new Family(
                    Account.of(line.account()).family(), line.balance().unit());
            families.merge(family, line.balance(), Money::plus);
        }
        List<Line> folded = new ArrayList<>();
        families.forEach((family, balance) -> folded.add(new Line(family.account(), balance)));
        folded.removeIf(line -> line.balance().isZero());
        return new TrialBalance(asOf, basis, folded);
    }

    public Map<Unit, Money> sums() {
        return lines.stream().collect(toUnmodifiableMap(line -> line.balance().unit(), Line::balance, Money::plus));
    }

    /** The sum of what stands on the debit side, per unit; the credit side is the same, below zero. */
    public Map<Unit, Money> debits() {
        return lines.stream()
                .filter(line -> line.balance().isPositive())
                .collect(toUnmodifiableMap(line -> line.balance().unit(), Line::balance, Money::plus));
    }
}
