package dev.kith.insights;

import java.time.YearMonth;
import java.util.List;

/**
 * Referred customers whose first order fell into one month, and how many of them ordered in each month since.
 *
 * @param back how many ordered k months after the month of their first order; the first number is all of them
 */
public record Cohort(YearMonth month, long people, List<Long> back) {

    public Cohort {
        back = List.copyOf(back);
    }
}
