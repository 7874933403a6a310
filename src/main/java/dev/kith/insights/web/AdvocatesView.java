package dev.kith.insights.web;

import static dev.kith.platform.chart.DataTable.cell;

import dev.kith.insights.AdvocateRow;
import dev.kith.insights.Subject;
import dev.kith.insights.web.OverviewPage.AdvocatesPart;
import dev.kith.insights.web.OverviewPage.Choice;
import dev.kith.kernel.Money;
import dev.kith.platform.chart.DataTable;
import dev.kith.platform.chart.Initials;
import dev.kith.platform.page.Address;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Words;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Puts advocates into rows, on the page and in a spreadsheet. */
final class AdvocatesView {

    private static final int HUES = 5;

    private final Frame frame;
    private final Words w;
    private final Subject subject;

    AdvocatesView(Frame frame, Subject subject) {
        this.frame = frame;
        this.w = frame.words();
        this.subject = subject;
    }

    AdvocatesPart part(Address address, AdvocatesAsked table, List<AdvocatesPart.Row> rows, long count, String next) {
        List<Choice> views = Stream.of("", "active", "quiet")
                .map(view -> new Choice(
                        w.t("advocates." + (view.isEmpty() ? "all" : view)),
                        address.with("view", view).toString(),
                        view.equals(table.view())))
                .toList();
        boolean filtered = !table.q().isEmpty() || !table.view().isEmpty();
        return new AdvocatesPart(frame, address, table.q(), views, rows, w.n("advocates.count", count), next, filtered);
    }

    AdvocatesPart.Row row(AdvocateRow row, Instant since) {
        boolean active = row.lastActive().filter(last -> last.isAfter(since)).isPresent();
        return new AdvocatesPart.Row(
                frame.personal(row.name()),
                row.email().equals(row.name()) ? "" : frame.personal(row.email()),
                frame.home() + "/people/" + row.person().value(),
                Initials.of(row.name()),
                Math.floorMod(row.name().hashCode(), HUES),
                row.code(),
                w.num(row.visitors()),
                w.num(row.bought()),
                w.rounded(money(row.revenue())),
                row.held() == 0 ? "–" : w.money(money(row.held())),
                w.date(row.joined()),
                w.t(active ? "advocates.active.one" : "advocates.quiet.one"),
                active ? "good" : "");
    }

    DataTable table(List<AdvocateRow> rows) {
        String unit = subject.unit().code();
        var columns = List.of(
                DataTable.words(w.t("advocates.advocate")),
                DataTable.words(w.t("advocates.email")),
                DataTable.words(w.t("advocates.code")),
                DataTable.words(w.t("advocates.joined")),
                DataTable.numbers(w.t("advocates.friends")),
                DataTable.numbers(w.t("advocates.bought")),
                DataTable.numbers(w.t("advocates.revenue")).in(unit),
                DataTable.numbers(w.t("advocates.held")).in(unit));
        return new DataTable(columns, rows.stream().map(this::cells).toList());
    }

    private List<DataTable.Cell> cells(AdvocateRow row) {
        return List.of(
                cell(frame.personal(row.name())),
                cell(frame.personal(row.email())),
                cell(row.code()),
                cell(w.date(row.joined())),
                cell(row.visitors(), w::num),
                cell(row.bought(), w::num),
                cell(w.major(money(row.revenue())), w.exact(subject.unit())),
                cell(w.major(money(row.held())), w.exact(subject.unit())));
    }

    private Money money(long minor) {
        return new Money(minor, subject.unit());
    }
}
