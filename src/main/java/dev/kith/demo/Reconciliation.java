package dev.kith.demo;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** The shop's own figures beside Kith's, line by line. */
record Reconciliation(List<Line> lines, Set<String> disputed) {

    private static final int SHOWN = 12;

    /** One figure, as the shop has it and as Kith has it. */
    record Line(String what, String simulated, String counted) {

        boolean agrees() {
            return simulated.equals(counted);
        }
    }

    Reconciliation {
        lines = List.copyOf(lines);
        disputed = Set.copyOf(disputed);
    }

    static Reconciliation of(Books books, Count kith, Instant now) {
        List<Standing> standings = books.tally().standings(now);
        Sent sent = books.sent();
        var lines = new ArrayList<Line>();
        lines.add(line("Events", sent.events(), kith.events()));
        lines.add(line("Orders", sent.orders(), kith.orders()));
        lines.add(money("Turnover", sent.turnover(), kith.turnover()));
        lines.add(line("Refunds", sent.refunds(), kith.refunds()));
        var disputed = new TreeSet<String>();
        for (Offer offer : Offer.values()) {
            Set<String> brought = standings.stream()
                    .filter(one -> one.bond().offer() == offer)
                    .map(one -> one.bond().friend().userId())
                    .collect(toSet());
            lines.add(line(
                    "Referrals, " + offer.title(),
                    brought.size(),
                    kith.friendsIn(offer).size()));
            disputed.addAll(inOneOnly(brought, kith.friendsIn(offer)));
        }
        lines.add(line(
                "  of these with a reward",
                standings.stream().filter(Standing::qualified).count(),
                kith.rewardedReferrals()));
        lines.add(money("Advocates, pending", sum(standings, Standing::pending), kith.pending()));
        lines.add(money("Advocates, available", sum(standings, Standing::available), kith.available()));
        lines.add(money("Friends, discounts used", sum(standings, Standing::discount), kith.discounts()));
        lines.add(line(
                "Friends, welcomes open",
                standings.stream().filter(Standing::openWelcome).count(),
                kith.openWelcomes()));
        lines.add(money("Ledger, sum of all accounts", 0, kith.sum()));
        return new Reconciliation(lines, disputed);
    }

    private static Set<String> inOneOnly(Set<String> one, Set<String> other) {
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        all.removeIf(each -> one.contains(each) && other.contains(each));
        return all;
    }

    boolean agrees() {
        return lines.stream().allMatch(Line::agrees);
    }

    void print(PrintWriter out) {
        out.printf("  %-30s %14s %14s%n", "", "shop's own", "Kith");
        for (Line line : lines) {
            out.printf(
                    "  %-30s %14s %14s  %s%n",
                    line.what(), line.simulated(), line.counted(), line.agrees() ? "ok" : "DIFFERS");
        }
        if (!disputed.isEmpty()) {
            out.println("  Brought by one book only: "
                    + disputed.stream().sorted().limit(SHOWN).collect(joining(", ")));
        }
        out.flush();
    }

    private static long sum(List<Standing> standings, ToLongFunction<Standing> of) {
        return standings.stream().mapToLong(of).sum();
    }

    private static Line line(String what, long simulated, long counted) {
        return new Line(what, grouped(simulated), grouped(counted));
    }

    private static Line money(String what, long simulated, long counted) {
        return new Line(what, euro(simulated), euro(counted));
    }

    private static String grouped(long number) {
        return Objects.requireNonNull(String.format(Locale.ROOT, "%,d", number));
    }

    private static String euro(long cents) {
        return String.format(Locale.ROOT, "%,.2f EUR", EventJson.decimal(cents));
    }
}
