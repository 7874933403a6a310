package dev.kith.campaigns.web;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.mail.Care;
import dev.kith.platform.mail.Envelope;
import dev.kith.platform.mail.KeptLetter;
import dev.kith.platform.mail.LetterId;
import dev.kith.platform.mail.Mailbox;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Refusals;
import dev.kith.platform.page.Words;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Paging;
import dev.kith.platform.web.Permission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.View;

/** The letters, for people of the shop: on a machine without a mail server this is where they arrive. */
@Controller
@Needs(Permission.MESSAGES_READ)
final class LetterPages {

    /** The page around a letter may show one frame of this house. */
    private static final String AROUND_A_LETTER = Pages.POLICY + "; frame-src 'self'";

    /** A letter has its styles inside, as mail must; it can run nothing and load nothing. */
    private static final String A_LETTER =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'";

    private final Mailbox mailbox;
    private final Pages pages;
    private final Refusals refusals;

    LetterPages(Mailbox mailbox, Pages pages, Refusals refusals) {
        this.mailbox = mailbox;
        this.pages = pages;
        this.refusals = refusals;
    }

    @GetMapping("/{ws}/messages")
    View letters(
            WorkspaceId workspace,
            Frame frame,
            Paging paging,
            @RequestHeader(name = "HX-Request-Type", defaultValue = "full") String wanted) {
        var before = paging.afterFirst().map(id -> new LetterId(UUID.fromString(id)));
        var page = paging.page(
                mailbox.letters(workspace, before, paging.fetch()),
                letter -> List.of(letter.id().value().toString()),
                letter -> row(frame, letter));
        String next = page.nextCursor()
                .map(cursor -> frame.home() + "/messages?cursor=" + cursor)
                .orElse("");
        boolean sends = mailbox.sends();
        String sentence = frame.words().t(sends ? "letters.sends" : "letters.keeps");
        String count = frame.words().total("letters.count", mailbox.count(workspace));
        return pages.show(
                wanted.equals("partial") ? "campaigns/web/letterRows" : "campaigns/web/letters",
                new LettersPage(frame, sentence, sends, page.data(), count, next));
    }

    @GetMapping("/{ws}/messages/{id}")
    @Needs(Permission.PERSONAL_READ)
    View letter(
            WorkspaceId workspace,
            Frame frame,
            @PathVariable UUID id,
            HttpServletRequest request,
            HttpServletResponse response) {
        return mailbox.letter(workspace, new LetterId(id))
                .map(letter -> {
                    response.setHeader("Content-Security-Policy", AROUND_A_LETTER);
                    return pages.show("campaigns/web/letter", page(frame, letter));
                })
                .orElseGet(() -> refusals.show(404, request));
    }

    @GetMapping("/{ws}/messages/{id}/body")
    @Needs(Permission.PERSONAL_READ)
    ResponseEntity<String> body(WorkspaceId workspace, Frame frame, @PathVariable UUID id) {
        return mailbox.letter(workspace, new LetterId(id))
                .filter(letter -> mayRead(frame, letter))
                .map(letter -> ResponseEntity.ok()
                        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
                        .header("Content-Security-Policy", A_LETTER)
                        .header("X-Content-Type-Options", "nosniff")
                        .body(letter.sheet().html()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** A sign-in link opens somebody's door: whoever may seat people may read it; others see that it was written. */
    private static boolean mayRead(Frame frame, KeptLetter letter) {
        return letter.envelope().care() != Care.SECURITY || frame.may(Permission.TEAM_EDIT);
    }

    private static LettersPage.Row row(Frame frame, Envelope letter) {
        Words w = frame.words();
        return new LettersPage.Row(
                frame.may(Permission.PERSONAL_READ)
                        ? frame.home() + "/messages/" + letter.id().value()
                        : "",
                letter.subject(),
                frame.personal(letter.to().text()),
                kind(w, letter),
                state(w, letter),
                tone(letter),
                w.moment(letter.written()));
    }

    private static LetterPage page(Frame frame, KeptLetter letter) {
        Words w = frame.words();
        Envelope envelope = letter.envelope();
        boolean open = mayRead(frame, letter);
        return new LetterPage(
                frame,
                letter.sheet().subject(),
                envelope.to().text(),
                kind(w, envelope),
                state(w, envelope),
                tone(envelope),
                envelope.reason(),
                w.exactMoment(envelope.written()),
                envelope.settled().map(w::exactMoment).orElse(""),
                w.find("language." + envelope.language()).orElse(envelope.language()),
                open ? frame.home() + "/messages/" + envelope.id().value() + "/body" : "",
                open ? letter.sheet().text() : "",
                open ? "" : w.t("letters.withheld"));
    }

    private static String kind(Words w, Envelope letter) {
        return w.find("letters.kind." + letter.kind()).orElse(letter.kind());
    }

    private static String state(Words w, Envelope letter) {
        return w.t("letters.state." + letter.state().code());
    }

    private static String tone(Envelope letter) {
        return switch (letter.state()) {
            case SENT -> "good";
            case KEPT, QUEUED, SENDING -> "wait";
            case FAILED, UNKNOWN, LAPSED -> "bad";
        };
    }
}
