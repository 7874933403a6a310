package dev.kith.insights.web;

import dev.kith.insights.AdvocateQuery;
import dev.kith.insights.AdvocateQuery.Sort;
import dev.kith.insights.AdvocateRow;
import dev.kith.insights.Insights;
import dev.kith.insights.Period;
import dev.kith.insights.ProgramFigures;
import dev.kith.insights.Subject;
import dev.kith.insights.web.OverviewPage.AdvocatesPart;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.chart.Chart;
import dev.kith.platform.chart.Markup;
import dev.kith.platform.page.Address;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Refusals;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Paging;
import dev.kith.platform.web.Permission;
import dev.kith.programs.Program;
import dev.kith.programs.Programs;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** One program at a glance, and each of its pictures as a spreadsheet. */
@Controller
@Needs(Permission.REPORTS_READ)
final class OverviewPages {

    private static final Duration LATELY = Duration.ofDays(28);
    private static final int SHOWN = 10;
    private static final int LARGEST_EXPORT = 50_000;

    private final Insights insights;
    private final Programs programs;
    private final Workspaces workspaces;
    private final Pages pages;
    private final Refusals refusals;
    private final InstantSource clock;

    OverviewPages(
            Insights insights,
            Programs programs,
            Workspaces workspaces,
            Pages pages,
            Refusals refusals,
            InstantSource clock) {
        this.insights = insights;
        this.programs = programs;
        this.workspaces = workspaces;
        this.pages = pages;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** What the address asks about: the program, the days, the table's text and view. */
    private record Asked(Program program, Subject subject, Period period, Address address) {}

    @GetMapping("/{ws}/p/{key}")
    View overview(WorkspaceId workspace, Frame frame, Paging paging, AdvocatesAsked table, HttpServletRequest request) {
        Optional<Asked> asked = asked(workspace, frame, table);
        if (asked.isEmpty()) {
            return refusals.show(404, request);
        }
        AdvocatesPart part = advocates(workspace, frame, asked.get(), table, paging);
        return "partial".equals(request.getHeader("HX-Request-Type"))
                ? pages.show("insights/web/advocateRows", part)
                : pages.show("insights/web/overview", page(workspace, frame, asked.get(), part));
    }

    @GetMapping("/{ws}/p/{key}/charts/{chart}.csv")
    ResponseEntity<String> chart(WorkspaceId workspace, Frame frame, @PathVariable String chart, AdvocatesAsked table) {
        return asked(workspace, frame, table)
                .flatMap(asked -> chart(workspace, frame, asked, chart))
                .map(found -> found.table()
                        .download(table.key() + "-" + chart, frame.words().locale()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/{ws}/p/{key}/advocates.csv")
    ResponseEntity<String> advocatesCsv(WorkspaceId workspace, Frame frame, AdvocatesAsked table) {
        return asked(workspace, frame, table)
                .map(asked -> {
                    var query = query(table, LARGEST_EXPORT, List.of());
                    var rows = insights.advocates(workspace, asked.subject, query);
                    return new AdvocatesView(frame, asked.subject).table(rows);
                })
                .map(found ->
                        found.download(table.key() + "-advocates", frame.words().locale()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private Optional<Asked> asked(WorkspaceId id, Frame frame, AdvocatesAsked table) {
        var workspace = workspaces.get(id);
        int days = Period.length(table.days());
        Address address = Address.of(frame.home() + "/p/" + table.key())
                .with("days", days == Period.USUAL ? "" : Integer.toString(days))
                .with("q", table.q())
                .with("view", table.view())
                .with("sort", table.sort());
        return programs.byKey(id, table.key())
                .map(program -> new Asked(
                        program,
                        new Subject(program.id(), program.key(), workspace.currency()),
                        Period.untilToday(days, clock.instant(), workspace.zone()),
                        address));
    }

    private OverviewPage page(WorkspaceId workspace, Frame frame, Asked asked, AdvocatesPart part) {
        ProgramFigures figures = insights.figures(workspace, asked.subject, asked.period);
        var view = new OverviewView(frame, subject(workspace, frame, asked), figures, asked.address);
        var people = new PeopleCharts(frame.words(), figures);
        var cohorts = insights.cohorts(workspace, asked.subject, asked.period);
        var family = insights.family(workspace, asked.subject);
        return new OverviewPage(
                frame,
                view.head(),
                view.tiles(),
                view.charts(
                        cohorts.isEmpty() ? new Markup() : view.figure(people.cohorts(cohorts)),
                        family.map(root -> view.figure(people.tree(root.masked(frame))))
                                .orElseGet(Markup::new),
                        family.map(root -> people.tree(root.masked(frame)).summary())
                                .orElse("")),
                view.next(),
                part);
    }

    private Optional<Chart> chart(WorkspaceId workspace, Frame frame, Asked asked, String chart) {
        ProgramFigures figures = insights.figures(workspace, asked.subject, asked.period);
        var people = new PeopleCharts(frame.words(), figures);
        return switch (chart) {
            case "cohorts" -> Optional.of(people.cohorts(insights.cohorts(workspace, asked.subject, asked.period)));
            case "tree" -> insights.family(workspace, asked.subject).map(root -> people.tree(root.masked(frame)));
            default -> new OverviewCharts(frame.words(), figures).named(chart);
        };
    }

    private OverviewView.Subject subject(WorkspaceId workspace, Frame frame, Asked asked) {
        return new ProgramLine(programs, frame).of(workspace, asked.program);
    }

    private AdvocatesPart advocates(
            WorkspaceId workspace, Frame frame, Asked asked, AdvocatesAsked table, Paging asking) {
        Paging paging = asking.atMost(SHOWN);
        var query = query(table, paging.fetch(), paging.after());
        List<AdvocateRow> found = insights.advocates(workspace, asked.subject, query);
        var view = new AdvocatesView(frame, asked.subject);
        Instant since = clock.instant().minus(LATELY);
        var page = paging.page(
                found,
                row -> List.of(
                        Long.toString(query.sort().of(row)),
                        row.membership().value().toString()),
                row -> view.row(row, since));
        String next = page.nextCursor()
                .map(cursor -> asked.address.with("cursor", cursor).toString())
                .orElse("");
        long count = insights.countAdvocates(workspace, asked.subject, query);
        return view.part(asked.address, table, page.data(), count, next);
    }

    private AdvocateQuery query(AdvocatesAsked table, int limit, List<String> after) {
        Instant since = clock.instant().minus(LATELY);
        return new AdvocateQuery(
                table.q(),
                table.view().equals("active") ? Optional.of(since) : Optional.empty(),
                table.view().equals("quiet") ? Optional.of(since) : Optional.empty(),
                Sort.named(table.sort().replace("-", "")),
                !table.sort().startsWith("-"),
                limit,
                after);
    }
}
