package dev.kith.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ProgramFiguresTest {

    private final ProgramFigures figures = InsightFixtures.busyWeeks();

    @Test
    void addsUpToTheSameSumByDayAndByChannel() {
        Totals now = figures.now();

        assertThat(figures.daily(figures.period(), Totals::revenue).stream()
                        .mapToDouble(value -> value)
                        .sum())
                .isEqualTo(now.revenue());
        assertThat(figures.channels().stream()
                        .mapToLong(channel -> figures.totals(channel).revenue())
                        .sum())
                .isEqualTo(now.revenue());
        assertThat(figures.channels().stream()
                        .mapToLong(channel -> figures.totals(channel).customers())
                        .sum())
                .isEqualTo(now.customers());
    }

    @Test
    void neverHasMorePeopleInALaterStep() {
        Totals now = figures.now();

        assertThat(now.visitors()).isGreaterThanOrEqualTo(now.bound());
        assertThat(now.bound()).isGreaterThanOrEqualTo(now.bought());
        assertThat(now.bought()).isGreaterThanOrEqualTo(now.rewarded());
        assertThat(now.undecided()).isNotNegative();
    }

    @Test
    void ranksChannelsByWhatTheyBrought() {
        assertThat(figures.channels().getFirst()).isEqualTo("whatsapp");
        assertThat(figures.channels()).contains(ProgramFigures.TYPED);
    }

    @Test
    void readsALiabilityAsItStoodAtTheEnd() {
        assertThat(figures.now().liability()).isGreaterThan(figures.before().liability());
        assertThat(InsightFixtures.nothingYet().now().liability()).isZero();
    }

    @Test
    void knowsNoRateOfNothing() {
        Totals nothing = InsightFixtures.nothingYet().now();

        assertThat(nothing.conversion().isKnown()).isFalse();
        assertThat(nothing.costPerCustomer()).isNaN();
    }

    @Test
    void comparesWithAsManyDaysBefore() {
        var fourWeeks = InsightFixtures.FOUR_WEEKS;

        assertThat(fourWeeks.first()).isEqualTo(LocalDate.of(2026, 10, 24));
        assertThat(fourWeeks.before().last()).isEqualTo(LocalDate.of(2026, 10, 23));
        assertThat(fourWeeks.before().days()).isEqualTo(28);
    }

    @Test
    void startsADayWhenItStartsInTheWorkspace() {
        // clocks in Rome went back on October 25
        assertThat(InsightFixtures.FOUR_WEEKS.start()).hasToString("2026-10-23T22:00:00Z");
        assertThat(InsightFixtures.FOUR_WEEKS.end()).hasToString("2026-11-20T23:00:00Z");
    }

    @Test
    void tellsSharesApartOnlyBeyondChance() {
        assertThat(new Share(60, 200).clearlyAbove(new Share(20, 200))).isTrue();
        assertThat(new Share(6, 20).clearlyAbove(new Share(4, 20))).isFalse();
        assertThat(new Share(0, 0).clearlyAbove(new Share(0, 0))).isFalse();
    }
}
