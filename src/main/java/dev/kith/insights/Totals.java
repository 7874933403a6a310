package dev.kith.insights;

import dev.kith.insights.ProgramFigures.Day;
import dev.kith.insights.ProgramFigures.Sales;
import dev.kith.insights.ProgramFigures.Shares;
import dev.kith.insights.ProgramFigures.Visits;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The sums of some days of {@link ProgramFigures}, on all channels or on one. Rates are computed, never stored. */
public final class Totals {

    private final ProgramFigures figures;
    private final Period period;
    private final Predicate<String> channel;

    Totals(ProgramFigures figures, Period period, Predicate<String> channel) {
        this.figures = figures;
        this.period = period;
        this.channel = channel;
    }

    public long customers() {
        return sales(Sales::customers);
    }

    public long held() {
        return sales(Sales::held);
    }

    public long revenue() {
        return sales(Sales::revenue);
    }

    public long visitors() {
        return visits(Visits::visitors);
    }

    public long bound() {
        return visits(Visits::bound);
    }

    /** Of the friends who opened a link in this time, those who bought since. */
    public long bought() {
        return visits(Visits::bought);
    }

    public long waitingForReward() {
        return visits(Visits::held);
    }

    public long rewarded() {
        return visits(Visits::rewarded);
    }

    public long stopped() {
        return visits(Visits::stopped);
    }

    /** Joined, and neither bought nor stopped so far. */
    public long undecided() {
        return bound() - bought() - stopped();
    }

    public long shares() {
        return figures.shares().stream()
                .filter(row -> holds(row.day(), row.channel()))
                .mapToLong(Shares::shares)
                .sum();
    }

    public long allRevenue() {
        return days(Day::revenue);
    }

    public long cost() {
        return days(Day::cost);
    }

    public long joined() {
        return days(Day::joined);
    }

    public long sharing() {
        return days(Day::sharing);
    }

    /** What members were owed when this time ended. */
    public long liability() {
        return figures.days().stream()
                .filter(row -> period.holds(row.day()))
                .max(Comparator.comparing(Day::day))
                .map(Day::liability)
                .orElse(0L);
    }

    public Share conversion() {
        return new Share(bought(), visitors());
    }

    public Share shareRate() {
        return new Share(sharing(), joined());
    }

    public Share ofAllRevenue() {
        return new Share(revenue(), allRevenue());
    }

    /** In minor units; not a number while nobody came. */
    public double costPerCustomer() {
        return customers() == 0 ? Double.NaN : cost() / (double) customers();
    }

    private long sales(ToLongFunction<Sales> number) {
        return figures.sales().stream()
                .filter(row -> holds(row.day(), row.channel()))
                .mapToLong(number)
                .sum();
    }

    private long visits(ToLongFunction<Visits> number) {
        return figures.visits().stream()
                .filter(row -> holds(row.day(), row.channel()))
                .mapToLong(number)
                .sum();
    }

    private long days(ToLongFunction<Day> number) {
        return figures.days().stream()
                .filter(row -> period.holds(row.day()))
                .mapToLong(number)
                .sum();
    }

    private boolean holds(LocalDate day, String on) {
        return period.holds(day) && channel.test(on);
    }
}
