package dev.kith.insights;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is counted about one program, day by day, for a period and the one before it. Headline, tiles, lines, funnel,
 * channels and every spreadsheet add up these same rows, so no two of them can disagree.
 *
 * @param sharers advocates who pressed a share button in the period, or whose link was opened in it
 * @param otherUnits whether orders in another currency than the workspace's exist; they are in no sum
 */
public record ProgramFigures(
        Period period,
        Unit unit,
        List<Sales> sales,
        List<Visits> visits,
        List<Shares> shares,
        List<Day> days,
        long sharers,
        boolean otherUnits,
        Instant asOf) {

    /** The channel of friends who came with a code and no recorded visit. */
    public static final String TYPED = "code";

    /**
     * New customers by the day of their first referred order, and what referred customers spent that day.
     *
     * @param held customers whose reward still waits
     * @param revenue net of refunds, in minor units
     */
    public record Sales(LocalDate day, String channel, long customers, long held, long revenue) {}

    /**
     * Friends by the day they first opened a link, and what became of them since.
     *
     * @param bound connected to an advocate by signing up, ordering or claiming
     * @param held bought, and the reward waits
     * @param rewarded bought, and the reward was released
     * @param stopped refused, expired or taken back
     */
    public record Visits(
            LocalDate day, String channel, long visitors, long bound, long held, long rewarded, long stopped) {

        long bought() {
            return held + rewarded;
        }
    }

    /** How often a link was passed on. Whether the message was sent in the end nobody knows. */
    public record Shares(LocalDate day, String channel, long shares) {}

    /**
     * One day of the program as a whole.
     *
     * @param revenue of all orders of the workspace, referred or not, net of refunds
     * @param cost what the book says rewards cost that day
     * @param liability what members were owed at the end of the day
     * @param joined advocates who joined that day
     * @param sharing of these, who shared within 30 days
     */
    public record Day(LocalDate day, long revenue, long cost, long liability, long joined, long sharing) {}

    public ProgramFigures {
        sales = List.copyOf(sales);
        visits = List.copyOf(visits);
        shares = List.copyOf(shares);
        days = List.copyOf(days);
    }

    public Totals now() {
        return totals(period);
    }

    public Totals before() {
        return totals(period.before());
    }

    /** The sums of a stretch of the days that were loaded. */
    public Totals totals(Period wanted) {
        return new Totals(this, wanted, _ -> true);
    }

    /** The sums of one channel in the period. */
    public Totals totals(String channel) {
        return new Totals(this, period, channel::equals);
    }

    /** Every channel something happened on, the one with the largest revenue first. */
    public List<String> channels() {
        Set<String> seen = new LinkedHashSet<>();
        Stream.of(
                        sales.stream().filter(row -> period.holds(row.day)).map(Sales::channel),
                        visits.stream().filter(row -> period.holds(row.day)).map(Visits::channel),
                        shares.stream().filter(row -> period.holds(row.day)).map(Shares::channel))
                .flatMap(channels -> channels)
                .forEach(seen::add);
        ToLongFunction<String> worth = channel -> -totals(channel).revenue();
        List<String> ranked = new ArrayList<>(seen);
        ranked.sort(Comparator.comparingLong(worth).thenComparing(channel -> channel));
        return ranked;
    }

    /** One number per day of a period, in order; a day without rows is a true zero. */
    public List<Double> daily(Period wanted, ToLongFunction<Totals> number) {
        return wanted.each().stream()
                .map(day -> new Period(day, day, wanted.zone()))
                .map(day -> (double) number.applyAsLong(totals(day)))
                .collect(Collectors.toList());
    }

    public Money money(long minor) {
        return new Money(minor, unit);
    }
}
