package dev.kith.insights.web;

import dev.kith.insights.Insights;
import dev.kith.insights.Period;
import dev.kith.insights.ProgramFigures;
import dev.kith.insights.Subject;
import dev.kith.journeys.Journeys;
import dev.kith.people.People;
import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.page.Address;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Pages;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import dev.kith.programs.Program;
import dev.kith.programs.Program.State;
import dev.kith.programs.Programs;
import dev.kith.referrals.Happening;
import dev.kith.rewards.Rewards;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Where the console begins, and the one search that finds everything. */
@Controller
@Needs(Permission.REPORTS_READ)
final class HomePages {

    private final Insights insights;
    private final Programs programs;
    private final Rewards rewards;
    private final Journeys journeys;
    private final People people;
    private final Workspaces workspaces;
    private final Tenant tenant;
    private final Pages pages;
    private final InstantSource clock;

    HomePages(
            Insights insights,
            Programs programs,
            Rewards rewards,
            Journeys journeys,
            People people,
            Workspaces workspaces,
            Tenant tenant,
            Pages pages,
            InstantSource clock) {
        this.insights = insights;
        this.programs = programs;
        this.rewards = rewards;
        this.journeys = journeys;
        this.people = people;
        this.workspaces = workspaces;
        this.tenant = tenant;
        this.pages = pages;
        this.clock = clock;
    }

    /** With one program there is nothing to choose: its overview is the home page. */
    @GetMapping("/{ws}")
    View home(WorkspaceId id, Frame frame) {
        List<Program> launched = programs.list(id).stream()
                .filter(program -> program.state() != State.DRAFT && program.state() != State.ARCHIVED)
                .toList();
        if (launched.size() == 1) {
            return seeOther(frame.home() + "/p/" + launched.getFirst().key());
        }
        Workspace workspace = workspaces.get(id);
        Period period = Period.untilToday(Period.USUAL, clock.instant(), workspace.zone());
        var glances = launched.stream()
                .map(program -> glance(workspace, frame, program, period))
                .toList();
        return pages.show(
                "insights/web/home",
                new HomePage(frame, workspace.name(), glances, frame.may(Permission.PROGRAMS_EDIT)));
    }

    private HomePage.Glance glance(Workspace workspace, Frame frame, Program program, Period period) {
        var subject = new Subject(program.id(), program.key(), workspace.currency());
        ProgramFigures figures = insights.figures(workspace.id(), subject, period);
        OverviewView.Subject line = new ProgramLine(programs, frame).of(workspace.id(), program);
        String overview = frame.home() + "/p/" + line.key();
        return new HomePage.Glance(
                line.key(),
                line.name(),
                overview,
                line.state(),
                line.tone(),
                line.promise(),
                new Tiles(frame.words(), figures).all(),
                new NextSteps(frame.words(), figures, line.key(), frame.home())
                        .top().stream()
                                .limit(1)
                                .map(step -> step.seenFrom(overview))
                                .toList());
    }

    /**
     * An order leads to the referral it belongs to, or else to a page that says why it belongs to none; a text that fits
     * one person to that person, all else to a list.
     */
    @GetMapping("/{ws}/find")
    View find(WorkspaceId workspace, Frame frame, @RequestParam(defaultValue = "") String q) {
        String text = q.strip();
        Optional<String> order = text.isEmpty() ? Optional.empty() : order(workspace, frame, text);
        return seeOther(order.or(() -> onePerson(workspace, frame, text))
                .orElseGet(() ->
                        Address.of(frame.home() + "/people").with("q", text).toString()));
    }

    private Optional<String> order(WorkspaceId workspace, Frame frame, String id) {
        return rewards.rulingOn(workspace, Happening.keyOf(id))
                .flatMap(ruling -> ruling.decision().referral())
                .map(referral -> frame.home() + "/referrals/" + referral.value())
                .or(() -> tenant.run(workspace, () -> journeys.order(id))
                        .map(_ -> Address.of(frame.home() + "/orders")
                                .with("id", id)
                                .toString()));
    }

    private Optional<String> onePerson(WorkspaceId workspace, Frame frame, String text) {
        var found = text.isEmpty() ? List.of() : tenant.run(workspace, () -> people.search(text, 2));
        return found.size() == 1
                ? tenant.run(workspace, () -> people.search(text, 1)).stream()
                        .findFirst()
                        .map(person -> frame.home() + "/people/" + person.id().value())
                : Optional.empty();
    }

    private static View seeOther(String path) {
        var view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExpandUriTemplateVariables(false);
        return view;
    }
}
