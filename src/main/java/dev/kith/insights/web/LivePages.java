package dev.kith.insights.web;

import dev.kith.events.DeadLetters;
import dev.kith.events.Events;
import dev.kith.events.LoggedEvent;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Words;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/** The log as it grows: the first thing a developer looks at. */
@Controller
@Needs(Permission.EVENTS_READ)
final class LivePages {

    private static final int SHOWN = 40;
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Events events;
    private final DeadLetters deadLetters;
    private final Pages pages;
    private final JsonMapper json;
    private final InstantSource clock;

    LivePages(Events events, DeadLetters deadLetters, Pages pages, JsonMapper json, InstantSource clock) {
        this.events = events;
        this.deadLetters = deadLetters;
        this.pages = pages;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/{ws}/data/live")
    View live(
            WorkspaceId workspace,
            Frame frame,
            @RequestHeader(name = "HX-Request-Type", defaultValue = "full") String wanted) {
        List<LoggedEvent> latest = events.latest(workspace, SHOWN);
        Words w = frame.words();
        Instant now = clock.instant();
        Optional<Instant> last = latest.stream().map(LoggedEvent::receivedAt).max(Instant::compareTo);
        boolean fresh = last.filter(at -> at.isAfter(now.minus(FRESH))).isPresent();
        String light = last.isEmpty() ? "" : fresh ? "on" : "late";
        String says = last.map(at -> w.t("live.last", w.ago(at, now))).orElseGet(() -> w.t("live.none"));
        var page = new LivePage(
                frame,
                light,
                says,
                deadLetters.count(workspace).counted(),
                latest.stream().map(event -> row(frame, event)).toList());
        return pages.show(wanted.equals("partial") ? "insights/web/liveRows" : "insights/web/live", page);
    }

    private LivePage.Row row(Frame frame, LoggedEvent event) {
        Words w = frame.words();
        var happenings = new Happenings(frame);
        var shown = new EventText(frame, json);
        return new LivePage.Row(
                happenings.moment(event).icon(),
                happenings.says(event),
                happenings.detail(event),
                shown.who(event),
                w.ago(event.receivedAt(), clock.instant()),
                w.exactMoment(event.receivedAt()),
                event.flags().stream()
                        .sorted()
                        .map(flag -> w.t("live.flag." + flag.name().toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining("; ")),
                shown.json(event));
    }
}
