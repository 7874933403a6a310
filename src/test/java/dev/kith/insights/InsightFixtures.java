package dev.kith.insights;

import dev.kith.insights.ProgramFigures.Day;
import dev.kith.insights.ProgramFigures.Sales;
import dev.kith.insights.ProgramFigures.Shares;
import dev.kith.insights.ProgramFigures.Visits;
import dev.kith.kernel.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Bottega Norte in November: eight weeks of a program that runs well. */
public final class InsightFixtures {

    public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    public static final Period FOUR_WEEKS = Period.untilToday(28, NOW, ZoneId.of("Europe/Rome"));

    private static final List<String> CHANNELS =
            List.of("whatsapp", "copy", "email", "telegram", "qr", "facebook", "native");

    private InsightFixtures() {}

    public static ProgramFigures busyWeeks() {
        var random = new SplittableRandom(7);
        List<Sales> sales = new ArrayList<>();
        List<Visits> visits = new ArrayList<>();
        List<Shares> shares = new ArrayList<>();
        List<Day> days = new ArrayList<>();
        Period all = FOUR_WEEKS.stretch(FOUR_WEEKS.before().first(), FOUR_WEEKS.last());
        for (LocalDate day : all.each()) {
            long revenue = 0;
            for (int i = 0; i < CHANNELS.size(); i++) {
                String channel = CHANNELS.get(i);
                long visitors = random.nextInt(2, 60) / (i + 1);
                long bound = visitors * (52 - 5 * i) / 100;
                long bought = bound * (55 - 3 * i) / 100;
                long stopped = bound > 8 ? 1 : 0;
                long held = all.last().minusDays(14).isBefore(day) ? bought : 0;
                long spent = bought * random.nextInt(4_000, 9_000);
                visits.add(new Visits(day, channel, visitors, bound, held, bought - held, stopped));
                sales.add(new Sales(day, channel, bought, held, spent));
                shares.add(new Shares(day, channel, visitors / 2 + 1));
                revenue += spent;
            }
            sales.add(new Sales(day, ProgramFigures.TYPED, 1, 0, 5_400));
            days.add(new Day(day, revenue * 3, revenue / 5, 900_000 + day.getDayOfYear() * 4_000, 20, 5));
        }
        return new ProgramFigures(FOUR_WEEKS, new Unit("EUR"), sales, visits, shares, days, 600, false, NOW);
    }

    public static ProgramFigures nothingYet() {
        return new ProgramFigures(
                FOUR_WEEKS, new Unit("EUR"), List.of(), List.of(), List.of(), List.of(), 0, false, NOW);
    }
}
