package dev.kith.rewards.web;

import dev.kith.platform.page.Address;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Words;
import dev.kith.programs.Program;
import dev.kith.referrals.ReferralFilter;
import dev.kith.referrals.ReferralFilter.FirstVisits;
import dev.kith.rewards.web.ReferralsPage.Narrowed;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an address says about the list of referrals: the text searched for, how far they have come, the program, and the
 * days in which the friend first opened a link of it. What cannot be read is left out, here and in the links.
 */
record ReferralsAsked(
        @Nullable String q,
        @Nullable String state,
        @Nullable String program,
        @Nullable String from,
        @Nullable String to) {

    /** The same, read; {@code days} is there only together with the program. */
    record Wanted(String text, Optional<HowFar> step, Optional<Program> program, Optional<Days> days) {

        ReferralFilter filter(ZoneId zone) {
            ReferralFilter all = ReferralFilter.EVERYTHING.in(
                    step.map(HowFar::states).map(List::copyOf).orElse(List.of()));
            return program.map(wanted -> all.of(wanted.id(), days.map(found -> found.visits(zone))))
                    .orElse(all);
        }

        Address address(String home) {
            return Address.of(home + "/referrals")
                    .with("state", step.map(HowFar::code).orElse(""))
                    .with("program", program.map(Program::key).orElse(""))
                    .with("from", days.map(found -> found.first.toString()).orElse(""))
                    .with("to", days.map(found -> found.last.toString()).orElse(""))
                    .with("q", text);
        }

        boolean isNarrow() {
            return !text.isEmpty() || step.isPresent() || program.isPresent();
        }

        List<Choice> steps(Frame frame) {
            Words w = frame.words();
            Address address = address(frame.home());
            Choice all =
                    new Choice(w.t("referrals.all"), address.without("state").toString(), step.isEmpty());
            Stream<Choice> each = Arrays.stream(HowFar.values())
                    .map(one -> new Choice(
                            w.t(one.word()),
                            address.with("state", one.code()).toString(),
                            step.filter(one::equals).isPresent()));
            return Stream.concat(Stream.of(all), each).toList();
        }

        /** What the list is narrowed to, each with the way out of it. */
        List<Narrowed> narrowed(Frame frame) {
            Words w = frame.words();
            Address address = address(frame.home());
            Address anyDay = address.without("from").without("to");
            var narrowed = new ArrayList<Narrowed>();
            program.ifPresent(found -> narrowed.add(new Narrowed(
                    w.t("referrals.program"),
                    found.name(),
                    anyDay.without("program").toString())));
            days.ifPresent(found -> narrowed.add(
                    new Narrowed(w.t("referrals.visited"), w.range(found.first, found.last), anyDay.toString())));
            return narrowed;
        }
    }

    /** Whole days of the workspace, both ends included. */
    record Days(LocalDate first, LocalDate last) {

        FirstVisits visits(ZoneId zone) {
            Instant start = first.atStartOfDay(zone).toInstant();
            return new FirstVisits(start, last.plusDays(1).atStartOfDay(zone).toInstant());
        }
    }

    Wanted read(List<Program> programs) {
        Optional<Program> known =
                programs.stream().filter(each -> each.key().equals(program)).findFirst();
        return new Wanted(
                q == null ? "" : q.strip(), HowFar.of(state == null ? "" : state), known, known.flatMap(_ -> days()));
    }

    private Optional<Days> days() {
        return day(from)
                .flatMap(first -> day(to).map(last -> new Days(first, last)))
                .filter(days -> !days.last.isBefore(days.first));
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
