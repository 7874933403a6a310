package dev.kith.programs.web;

import dev.kith.kernel.Unit;
import dev.kith.platform.KithSettings;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Refusals;
import dev.kith.platform.web.Caller;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import dev.kith.programs.Program;
import dev.kith.programs.Program.State;
import dev.kith.programs.Programs;
import dev.kith.programs.PublishedVersion;
import dev.kith.programs.Switching;
import dev.kith.programs.Terms;
import dev.kith.programs.web.ProgramPage.Install;
import dev.kith.programs.web.ProgramPage.Objection;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Programs, for people: what is promised, since when, and switching it on and off. */
@Controller
@Needs(Permission.PROGRAMS_READ)
final class ProgramPages {

    private static final String REFUSED = "refused";

    private final Programs programs;
    private final Workspaces workspaces;
    private final Drafts drafts;
    private final Pages pages;
    private final Refusals refusals;
    private final String host;

    ProgramPages(
            Programs programs,
            Workspaces workspaces,
            Drafts drafts,
            Pages pages,
            Refusals refusals,
            KithSettings settings) {
        this.programs = programs;
        this.workspaces = workspaces;
        this.drafts = drafts;
        this.pages = pages;
        this.refusals = refusals;
        this.host = settings.publicUrl().toString().replaceAll("/+$", "");
    }

    @GetMapping("/{ws}/programs")
    View list(WorkspaceId workspace, Frame frame) {
        var view = new ProgramView(frame);
        var rows = programs.list(workspace).reversed().stream()
                .map(program -> view.row(program, termsOf(workspace, program)))
                .toList();
        return pages.show("programs/web/programs", new ProgramsPage(frame, rows, frame.may(Permission.PROGRAMS_EDIT)));
    }

    @GetMapping("/{ws}/p/{key}/terms")
    View program(
            WorkspaceId workspace,
            Frame frame,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String said,
            HttpServletRequest request) {
        return programs.byKey(workspace, key)
                .map(program -> pages.show("programs/web/program", page(workspace, frame, program, said)))
                .orElseGet(() -> refusals.show(404, request));
    }

    @PostMapping("/{ws}/p/{key}/{what:launch|pause}")
    @Needs(Permission.PROGRAMS_PUBLISH)
    View turn(WorkspaceId workspace, Frame frame, Caller caller, @PathVariable String key, @PathVariable String what) {
        String outcome = programs.byKey(workspace, key)
                .map(program -> said(turn(workspace, program, what, caller.actor()), what))
                .orElse("unknown");
        return back(frame, key, outcome);
    }

    /** Cannot be undone, so whoever does it types what it is called. */
    @PostMapping("/{ws}/p/{key}/end")
    @Needs(Permission.PROGRAMS_PUBLISH)
    View end(
            WorkspaceId workspace,
            Frame frame,
            Caller caller,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String confirm) {
        String outcome = programs.byKey(workspace, key)
                .map(program -> confirm.strip().equals(program.name())
                        ? said(programs.end(workspace, program.id(), caller.actor()), "end")
                        : "name")
                .orElse("unknown");
        return back(frame, key, outcome);
    }

    private static View back(Frame frame, String key, String outcome) {
        var back = new RedirectView(frame.home() + "/p/" + key + "/terms?said=" + outcome);
        back.setStatusCode(HttpStatus.SEE_OTHER);
        return back;
    }

    private Switching turn(WorkspaceId workspace, Program program, String what, String actor) {
        return what.equals("launch")
                ? programs.launch(workspace, program.id(), actor)
                : programs.pause(workspace, program.id(), actor);
    }

    private static String said(Switching switching, String what) {
        return switch (switching) {
            case Switching.Switched _, Switching.Unchanged _ -> what;
            case Switching.Refused _ -> REFUSED;
            case Switching.NotFromHere _, Switching.Unknown _ -> "not";
        };
    }

    private ProgramPage page(WorkspaceId workspace, Frame frame, Program program, String said) {
        var view = new ProgramView(frame);
        Optional<Terms> terms = termsOf(workspace, program);
        List<PublishedVersion> versions = programs.versions(workspace, program.id());
        Optional<Objections> objections =
                programs.drafted(workspace, program.id()).map(draft -> new Objections(frame.words(), draft));
        List<Objection> obstacles = objections.map(Objections::toLaunching).orElse(List.of());
        boolean over = said.equals(REFUSED) && obstacles.isEmpty();
        String shown = over ? "" : frame.words().find("programs.said." + said).orElse("");
        return new ProgramPage(
                frame,
                program.name(),
                program.key(),
                view.promise(terms),
                view.state(program.state()),
                view.tone(program.state()),
                view.line(program.state()),
                shown,
                List.of("not", "name", REFUSED).contains(said),
                view.acts(program),
                terms.map(view::facts).orElse(List.of()),
                view.versions(versions),
                drafts.pretty(
                        versions.isEmpty()
                                ? programs.draft(workspace, program.id()).orElse("{}")
                                : versions.getLast().canonical()),
                program.state() != State.DRAFT,
                new Install(
                        "<script src=\"" + host + "/kith.js\" data-key=\"…\" defer></script>",
                        "<script src=\"" + host + "/widget.js\" defer></script>\n<kith-refer program=\"" + program.key()
                                + "\" token=\"…\"></kith-refer>"),
                obstacles,
                objections.map(Objections::warnings).orElse(List.of()));
    }

    private Optional<Terms> termsOf(WorkspaceId workspace, Program program) {
        Unit currency = workspaces.get(workspace).currency();
        return programs.history(workspace, program.id())
                .filter(history -> !history.versions().isEmpty())
                .map(history -> history.versions().getLast().terms())
                .or(() -> programs.draft(workspace, program.id()).flatMap(draft -> drafts.read(draft, currency)));
    }
}
