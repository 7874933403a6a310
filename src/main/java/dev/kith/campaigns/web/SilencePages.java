package dev.kith.campaigns.web;

import dev.kith.campaigns.Silence;
import dev.kith.campaigns.Silence.Wish;
import dev.kith.platform.Workspace;
import dev.kith.platform.Workspaces;
import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Reader;
import dev.kith.platform.page.Words;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/**
 * The way out of letters. Looking changes nothing, for scanners look at every link; posting does it, from the page's
 * button as from the one click of a mail program, without a session and as often as one likes.
 */
@Controller
@Needs(Permission.ANYONE)
final class SilencePages {

    private final Silence silence;
    private final Workspaces workspaces;
    private final Pages pages;

    SilencePages(Silence silence, Workspaces workspaces, Pages pages) {
        this.silence = silence;
        this.workspaces = workspaces;
        this.pages = pages;
    }

    @GetMapping("/u/{token}")
    View ask(Reader reader, @PathVariable String token) {
        Words w = reader.words();
        return silence.read(token)
                .map(wish -> show(reader, wish, w.t("silence.title"), w.t("silence.text"), "/u/" + token))
                .orElseGet(() -> unknown(reader));
    }

    @PostMapping("/u/{token}")
    View keep(Reader reader, @PathVariable String token) {
        Words w = reader.words();
        Optional<Wish> wish = silence.read(token);
        wish.ifPresent(silence::keep);
        return wish.map(kept -> show(reader, kept, w.t("silence.done.title"), w.t("silence.done.text"), ""))
                .orElseGet(() -> unknown(reader));
    }

    private View show(Reader reader, Wish wish, String title, String text, String action) {
        String shop = workspaces.find(wish.workspace()).map(Workspace::name).orElse("");
        return pages.show("campaigns/web/silence", new SilencePage(reader, shop, title, text, action));
    }

    private View unknown(Reader reader) {
        Words w = reader.words();
        var page = new SilencePage(reader, "", w.t("silence.unknown.title"), w.t("silence.unknown.text"), "");
        return pages.show(404, "campaigns/web/silence", page);
    }
}
