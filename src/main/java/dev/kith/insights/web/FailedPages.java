package dev.kith.insights.web;

import dev.kith.events.DeadLetter;
import dev.kith.events.DeadLetters;
import dev.kith.events.DeadLetters.Unhandled;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tally;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Words;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Paging;
import dev.kith.platform.web.Permission;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/** The events that could not be processed, with the reason: what an operator looks at when a number seems too low. */
@Controller
@Needs(Permission.EVENTS_READ)
final class FailedPages {

    private static final Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");

    private final DeadLetters deadLetters;
    private final Pages pages;
    private final JsonMapper json;
    private final InstantSource clock;

    FailedPages(DeadLetters deadLetters, Pages pages, JsonMapper json, InstantSource clock) {
        this.deadLetters = deadLetters;
        this.pages = pages;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/{ws}/data/failed")
    View failed(
            WorkspaceId workspace,
            Frame frame,
            Paging paging,
            @RequestHeader(name = "HX-Request-Type", defaultValue = "full") String wanted) {
        List<String> after = paging.after();
        Instant before = after.isEmpty() ? FOREVER : Instant.parse(after.getFirst());
        long beforePos = after.size() < 2 ? Long.MAX_VALUE : Long.parseLong(after.get(1));
        var found = deadLetters.page(workspace, before, beforePos, paging.fetch());
        var page = paging.page(found, FailedPages::sortedBy, each -> row(frame, each));
        String next = page.nextCursor()
                .map(cursor -> frame.home() + "/data/failed?cursor=" + cursor)
                .orElse("");
        Tally tally = deadLetters.count(workspace);
        String count = frame.words().total("failed.count", tally);
        return pages.show(
                wanted.equals("partial") ? "insights/web/failedRows" : "insights/web/failed",
                new FailedPage(frame, tally.counted(), page.data(), count, next));
    }

    private static List<String> sortedBy(Unhandled each) {
        DeadLetter letter = each.letter();
        return List.of(
                letter.failedAt().toString(), Long.toString(letter.position().pos()));
    }

    private FailedPage.Row row(Frame frame, Unhandled each) {
        Words w = frame.words();
        DeadLetter letter = each.letter();
        var shown = new EventText(frame, json);
        return new FailedPage.Row(
                each.event().map(new Happenings(frame)::says).orElse(letter.name()),
                letter.name(),
                each.event().map(shown::who).orElse("–"),
                w.ago(letter.failedAt(), clock.instant()),
                w.exactMoment(letter.failedAt()),
                w.n("failed.tries", letter.attempts()),
                letter.error(),
                each.event().map(shown::json).orElse(""));
    }
}
