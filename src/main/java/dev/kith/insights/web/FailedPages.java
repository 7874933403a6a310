package dev.kith.insights.web;

import dev.kith.events.DeadLetter;
import dev.kith.events.DeadLetters;
import dev.kith.events.DeadLetters.Unhandled;
import dev.kith.events.FailedPlace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tally;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Words;
import dev.kith.platform.web.Caller;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Paging;
import dev.kith.platform.web.Permission;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import tools.jackson.databind.json.JsonMapper;

/** The events that could not be processed, with the reason, and what can be done about them. */
@Controller
@Needs(Permission.EVENTS_READ)
final class FailedPages {

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
            @RequestParam(defaultValue = "") String said,
            @RequestHeader(name = "HX-Request-Type", defaultValue = "full") String wanted) {
        var found = deadLetters.page(workspace, FailedPlace.after(paging.after()), paging.fetch());
        var page = paging.page(found, Unhandled::sortedBy, each -> row(frame, each));
        String next = page.nextCursor()
                .map(cursor -> frame.home() + "/data/failed?cursor=" + cursor)
                .orElse("");
        Tally tally = deadLetters.count(workspace);
        String count = frame.words().total("failed.count", tally);
        return pages.show(
                wanted.equals("partial") ? "insights/web/failedRows" : "insights/web/failed",
                new FailedPage(frame, said(frame, said), tally.counted(), page.data(), count, next));
    }

    private static FailedPage.Said said(Frame frame, String code) {
        var settled = Settled.read(code);
        return new FailedPage.Said(String.join(" ", settled.sentences(frame.words())), settled.isWarning());
    }

    /** The events named, in the order of the log: an earlier one may be what a later one builds on. */
    @PostMapping("/{ws}/data/failed/retry")
    @Needs(Permission.EVENTS_SETTLE)
    View retry(
            WorkspaceId workspace,
            Frame frame,
            Caller caller,
            @RequestParam(defaultValue = "") List<@Nullable Long> number) {
        var settled = new Settled();
        named(number).sorted().forEach(each -> settled.add(deadLetters.retry(workspace, each, caller.actor())));
        return back(frame, settled);
    }

    @PostMapping("/{ws}/data/failed/discard")
    @Needs(Permission.EVENTS_SETTLE)
    View discard(
            WorkspaceId workspace,
            Frame frame,
            Caller caller,
            @RequestParam(defaultValue = "") List<@Nullable Long> number) {
        var settled = new Settled();
        named(number).forEach(each -> settled.addDiscarded(deadLetters.discard(workspace, each, caller.actor())));
        return back(frame, settled);
    }

    /** A field that was left empty names none. */
    private static Stream<Long> named(List<@Nullable Long> numbers) {
        return numbers.stream()
                .flatMap(number -> Optional.ofNullable(number).stream())
                .distinct()
                .limit(Paging.MOST);
    }

    private static View back(Frame frame, Settled settled) {
        var back = new RedirectView(frame.home() + "/data/failed?said=" + settled.code());
        back.setStatusCode(HttpStatus.SEE_OTHER);
        return back;
    }

    private FailedPage.Row row(Frame frame, Unhandled each) {
        Words w = frame.words();
        DeadLetter letter = each.letter();
        var shown = new EventText(frame, json);
        return new FailedPage.Row(
                Long.toString(letter.position().pos()),
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
