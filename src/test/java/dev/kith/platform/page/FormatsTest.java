package dev.kith.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.kernel.Money;
import dev.kith.kernel.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FormatsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Words en = Words.of("en");
    private final Words it = Words.of("it");
    private final Words ru = Words.of("ru");

    @Test
    void writesNumbersAsEachRegionDoes() {
        assertThat(en.num(15_546)).isEqualTo("15,546");
        assertThat(it.num(15_546)).isEqualTo("15.546");
        assertThat(ru.num(15_546)).isEqualTo("15\u00a0546");
        assertThat(en.decimal(1.466)).isEqualTo("1.47");
        assertThat(it.decimal(1.466)).isEqualTo("1,47");
    }

    @Test
    void writesMoneyAsEachRegionDoes() {
        assertThat(en.money(Money.of("82779.00", "EUR"))).isEqualTo("€82,779");
        assertThat(it.money(Money.of("82779.00", "EUR"))).isEqualTo("82.779\u00a0€");
        assertThat(ru.money(Money.of("39.15", "EUR"))).isEqualTo("39,15\u00a0€");
    }

    @Test
    void keepsAllDecimalsWhereExactnessMatters() {
        assertThat(en.exact(Money.of("20.00", "EUR"))).isEqualTo("€20.00");
        assertThat(en.exact(Money.of("-5.50", "EUR"))).isEqualTo("−€5.50");
    }

    @Test
    void knowsCurrenciesWithoutCentsAndWithThreeDecimals() {
        assertThat(en.money(Money.of("1600", "JPY"))).isEqualTo("¥1,600");
        assertThat(en.exact(Money.of("12.345", "KWD"))).isEqualTo("KWD\u00a012.345");
        assertThat(it.exact(Money.of("12.345", "KWD"))).isEqualTo("12,345\u00a0KWD");
    }

    @Test
    void countsWhatIsNoCurrency() {
        assertThat(en.money(Money.of("250", "pt"))).isEqualTo("250\u00a0points");
        assertThat(ru.money(Money.of("1", "pt"))).isEqualTo("1\u00a0балл");
        assertThat(en.money(Money.of("500", "MB"))).isEqualTo("500\u00a0MB");
    }

    @Test
    void shortensMoneyForAxes() {
        assertThat(en.brief(Money.of("1600.00", "EUR"))).isEqualTo("€1.6k");
        assertThat(it.brief(Money.of("1600.00", "EUR"))).isEqualTo("1,6 mila\u00a0€");
        assertThat(ru.brief(Money.of("1600.00", "EUR"))).isEqualTo("1,6 тыс.\u00a0€");
        assertThat(en.brief(Money.of("-2500000.00", "EUR"))).isEqualTo("−€2.5M");
        assertThat(en.brief(Money.of("4.50", "EUR"))).isEqualTo("€4.50");
    }

    @Test
    void writesSharesAndChangesWithARealMinus() {
        assertThat(en.pct(.239)).isEqualTo("23.9%");
        assertThat(ru.pct(.239)).isEqualTo("23,9\u00a0%");
        assertThat(en.change(.124)).isEqualTo("+12.4%");
        assertThat(en.points(-.006)).isEqualTo("−0.6\u00a0pts");
    }

    @Test
    void writesDatesInTheZoneOfTheWorkspace() {
        Words rome = it.at(ZoneId.of("Europe/Rome"));

        assertThat(rome.moment(NOON)).isEqualTo("20 nov 2026, 13:00");
        assertThat(en.at(ZoneId.of("America/New_York")).exactMoment(NOON)).isEqualTo("Nov 20, 2026, 7:00:00 AM EST");
        assertThat(en.weekday(LocalDate.of(2026, 11, 20))).isEqualTo("Fri, Nov 20");
        assertThat(ru.weekday(LocalDate.of(2026, 11, 20))).isEqualTo("пт, 20 нояб.");
        assertThat(en.range(LocalDate.of(2026, 10, 24), LocalDate.of(2026, 11, 20)))
                .isEqualTo("Oct 24\u00a0– Nov 20");
    }

    @Test
    void saysHowLongAgoUntilADayHasPassed() {
        assertThat(en.ago(NOON.minusSeconds(12), NOON)).isEqualTo("12 seconds ago");
        assertThat(ru.ago(NOON.minus(Duration.ofMinutes(22)), NOON)).isEqualTo("22 минуты назад");
        assertThat(en.ago(NOON.minus(Duration.ofDays(2)), NOON)).isEqualTo("Nov 18, 2026, 12:00 PM");
    }

    @Test
    void saysALengthOfTimeInItsLargestUnit() {
        assertThat(en.span(Span.days(14))).isEqualTo("14 days");
        assertThat(ru.span(Span.days(1))).isEqualTo("1 день");
        assertThat(it.span(Span.parse("P12M").orElseThrow())).isEqualTo("1 anno");
        assertThat(en.length(Duration.ofMinutes(90))).isEqualTo("90 minutes");
    }

    @Test
    void choosesTheRussianFormByTheNumber() {
        assertThat(ru.n("span.days", 1)).isEqualTo("1 день");
        assertThat(ru.n("span.days", 3)).isEqualTo("3 дня");
        assertThat(ru.n("span.days", 12)).isEqualTo("12 дней");
        assertThat(ru.n("span.days", 21)).isEqualTo("21 день");
        assertThat(ru.n("span.days", 112)).isEqualTo("112 дней");
    }

    @Test
    void refusesToShowARawKey() {
        assertThatThrownBy(() -> en.t("no.such.text")).hasMessageContaining("no.such.text");
    }

    @Test
    void speaksEnglishToEverybodyElse() {
        assertThat(Words.of("xx").language()).isEqualTo("en");
    }
}
