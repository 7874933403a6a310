package dev.kith.programs.web;

import dev.kith.kernel.Unit;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Pages;
import dev.kith.platform.web.Caller;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import dev.kith.programs.NewProgram;
import dev.kith.programs.Program;
import dev.kith.programs.Programs;
import dev.kith.programs.Saving;
import dev.kith.programs.Switching;
import dev.kith.programs.web.GiveGet.Recipe;
import dev.kith.programs.web.NewProgramPage.Problem;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** From an empty workspace to a running program: one page of sentences and one button. */
@Controller
@Needs(Permission.PROGRAMS_EDIT)
final class NewProgramPages {

    private static final int LONGEST_KEY = 36;
    private static final int MOST_TRIES = 50;

    private final Programs programs;
    private final Workspaces workspaces;
    private final Pages pages;

    NewProgramPages(Programs programs, Workspaces workspaces, Pages pages) {
        this.programs = programs;
        this.workspaces = workspaces;
        this.pages = pages;
    }

    @GetMapping("/{ws}/programs/new")
    View empty(WorkspaceId workspace, Frame frame) {
        var draft = GiveGet.filled(currency(workspace), frame.words().t("recipe.title"));
        return pages.show("programs/web/newProgram", new NewProgramView(frame).page(draft, List.of()));
    }

    /** A question, not an attempt: mistakes are an answer like any other. */
    @PostMapping("/{ws}/programs/check")
    View check(WorkspaceId workspace, Frame frame, @RequestParam Map<String, String> typed) {
        var draft = new GiveGet(currency(workspace), typed);
        return pages.show("programs/web/recipe", new NewProgramView(frame).page(draft, List.of()));
    }

    @PostMapping("/{ws}/programs")
    View make(WorkspaceId workspace, Frame frame, Caller caller, @RequestParam Map<String, String> typed) {
        var draft = new GiveGet(currency(workspace), typed);
        Optional<Recipe> recipe = draft.recipe();
        if (recipe.isEmpty()) {
            return again(frame, draft, List.of());
        }
        boolean launches = !"draft".equals(typed.get("then")) && frame.may(Permission.PROGRAMS_PUBLISH);
        return switch (create(workspace, recipe.get(), caller.actor())) {
            case Saving.Saved saved ->
                seeOther(
                        frame,
                        saved.program(),
                        launches ? launch(workspace, saved.program(), caller.actor()) : "saved");
            case Saving.Refused(var findings) ->
                again(
                        frame,
                        draft,
                        findings.stream()
                                .filter(finding -> finding.isError())
                                .map(finding -> new Problem("", "", finding.fix()))
                                .toList());
            case Saving.KeyTaken _, Saving.Published _, Saving.Unchanged _, Saving.Over _, Saving.Unknown _ ->
                again(frame, draft, List.of(new Problem("", "", frame.words().t("recipe.taken"))));
        };
    }

    /** Names the program after what people call it, with a number if that is taken. */
    private Saving create(WorkspaceId workspace, Recipe recipe, String actor) {
        String wished = keyOf(recipe.name());
        var terms = GiveGetTerms.of(recipe);
        var examples = GiveGetTerms.examples(recipe);
        Saving saving = new Saving.Unknown();
        for (int number = 1; number <= MOST_TRIES; number++) {
            String key = number == 1 ? wished : wished + "_" + number;
            saving =
                    programs.create(workspace, new NewProgram(key, recipe.name(), terms, Optional.of(examples)), actor);
            if (!(saving instanceof Saving.KeyTaken)) {
                return saving;
            }
        }
        return saving;
    }

    private String launch(WorkspaceId workspace, Program program, String actor) {
        return programs.launch(workspace, program.id(), actor) instanceof Switching.Refused ? "refused" : "launch";
    }

    private View again(Frame frame, GiveGet draft, List<Problem> refused) {
        return pages.show(422, "programs/web/newProgram", new NewProgramView(frame).page(draft, refused));
    }

    private static View seeOther(Frame frame, Program program, String said) {
        String path = frame.home() + "/p/" + program.key() + "/terms?said=" + said;
        var view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    private Unit currency(WorkspaceId workspace) {
        return workspaces.get(workspace).currency();
    }

    private static String keyOf(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^[_0-9]+|_+$", "");
        String usable = plain.isEmpty() ? "program" : plain;
        return usable.substring(0, Math.min(LONGEST_KEY, usable.length()));
    }
}
