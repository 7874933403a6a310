package dev.kith.portal.web;

import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.page.Words;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import dev.kith.platform.web.Problem;
import dev.kith.platform.web.Returns;
import dev.kith.portal.Invitations;
import dev.kith.portal.Member;
import dev.kith.portal.Portal;
import dev.kith.portal.Sessions;
import dev.kith.portal.Sessions.Carrier;
import dev.kith.portal.ShopTokens;
import dev.kith.portal.ShopTokens.Entry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the widget asks for, from pages of the workspace's own domains only. */
@RestController
@Tag(name = "Widget", description = "What a page of the shop shows to a member, for the bearer of their token.")
@Needs(Permission.ANYONE)
final class WidgetApi {

    /** @param token made by the shop's server, see the guide */
    record TokenJson(
            @Schema(description = "The signed token of the shop's server.")
            String token) {}

    /** @param expiresIn in seconds */
    record SessionJson(
            @Schema(description = "Goes into Authorization as Bearer; kept in memory only.")
            String bearer,

            @Schema(description = "Seconds until it ends.", example = "1800")
            long expiresIn) {}

    record ShareJson(
            @Schema(description = "The button that was pressed.", example = "whatsapp")
            String channel,

            @Schema(description = "The program's key.", example = "spring")
            Optional<String> program,

            @Schema(description = "Where the widget stands.", example = "account")
            Optional<String> placement) {}

    private static final String BEARER = "Bearer ";

    private final ShopTokens tokens;
    private final Sessions sessions;
    private final Portal portal;
    private final Invitations invitations;
    private final WidgetOrigins origins;
    private final Workspaces workspaces;
    private final Visitors visitors;

    WidgetApi(
            ShopTokens tokens,
            Sessions sessions,
            Portal portal,
            Invitations invitations,
            WidgetOrigins origins,
            Workspaces workspaces,
            Visitors visitors) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.portal = portal;
        this.invitations = invitations;
        this.origins = origins;
        this.workspaces = workspaces;
        this.visitors = visitors;
    }

    @Operation(
            summary = "Open a widget session",
            description = "Exchanges the shop's signed token for a short-lived bearer.")
    @Returns(SessionJson.class)
    @PostMapping("/api/v1/widget/session")
    ResponseEntity<Object> open(@RequestBody TokenJson body, HttpServletRequest request) {
        if (!visitors.mayExchange(request)) {
            return Problem.RATE_LIMITED.because("Too many tokens from this network. Wait a while.");
        }
        return switch (tokens.enter(body.token(), Carrier.BEARER)) {
            case Entry.TurnedAway(var reason) ->
                Problem.UNAUTHENTICATED.because("The token is not accepted: " + reason + ".", "reason", reason);
            case Entry.LetIn(var workspace, var pass) ->
                origins.isAllowed(request, workspace)
                        ? ResponseEntity.ok(
                                new SessionJson(pass, Carrier.BEARER.longest().toSeconds()))
                        : foreign();
        };
    }

    @Operation(
            summary = "What the widget shows",
            description = "Final texts in one language, with share links and progress.")
    @Returns(Object.class)
    @GetMapping("/api/v1/widget/view")
    ResponseEntity<Object> view(
            @Parameter(description = "The program's key; the first live one if absent.")
                    @RequestParam(defaultValue = "")
                    String program,
            @Parameter(description = "en, it or ru.") @RequestParam(defaultValue = "en") String lang,
            @Parameter(description = "1 shows sample figures to anybody.") @RequestParam(defaultValue = "")
                    String sample,
            HttpServletRequest request) {
        if (sample.equals("1")) {
            return sample(program, lang, request);
        }
        Optional<Member> member = member(request);
        if (member.isEmpty()) {
            return unknown();
        }
        WorkspaceId workspace = member.get().workspace();
        if (!origins.isAllowed(request, workspace)) {
            return foreign();
        }
        Words w = Words.of(lang).at(workspaces.get(workspace).zone());
        var standing = portal.standing(member.get(), named(program));
        return standing.invitation()
                .<ResponseEntity<Object>>map(invitation ->
                        ResponseEntity.ok(invitations.view(workspace, invitation, standing.friendsWhoBought(), w)))
                .orElseGet(WidgetApi::closed);
    }

    /** What it will look like, on a page where nobody is signed in: the page's host says whose program to show. */
    private ResponseEntity<Object> sample(String program, String lang, HttpServletRequest request) {
        Optional<Workspace> shop = origins.shopOf(request);
        return shop.flatMap(workspace -> portal.openTerms(workspace.id(), named(program))
                        .<ResponseEntity<Object>>map(terms -> ResponseEntity.ok(
                                invitations.sample(terms, Words.of(lang).at(workspace.zone())))))
                .orElseGet(WidgetApi::closed);
    }

    @Operation(summary = "Note a share", description = "A share button was pressed; whether it was sent nobody knows.")
    @Returns(status = 204)
    @PostMapping("/api/v1/widget/share")
    ResponseEntity<Object> shared(@RequestBody ShareJson body, HttpServletRequest request) {
        Optional<Member> member = member(request);
        if (member.isEmpty()) {
            return unknown();
        }
        if (!origins.isAllowed(request, member.get().workspace())) {
            return foreign();
        }
        portal.shared(
                member.get(),
                body.program().flatMap(WidgetApi::named),
                body.channel(),
                body.placement().orElse("inline"));
        return ResponseEntity.noContent().build();
    }

    private Optional<Member> member(HttpServletRequest request) {
        String header = Objects.requireNonNullElse(request.getHeader("Authorization"), "");
        return header.startsWith(BEARER)
                ? sessions.member(header.substring(BEARER.length()).strip(), Carrier.BEARER)
                : Optional.empty();
    }

    private static Optional<String> named(String program) {
        return Optional.of(program).filter(key -> !key.isBlank());
    }

    private static ResponseEntity<Object> unknown() {
        return Problem.UNAUTHENTICATED.because("The session is over. Ask for one with a fresh token.");
    }

    private static ResponseEntity<Object> foreign() {
        return Problem.ORIGIN_NOT_ALLOWED.because(
                "This page is not on a verified domain of the workspace. Add its domain, or use the right key.");
    }

    private static ResponseEntity<Object> closed() {
        return Problem.NOT_FOUND.because("No such program is open at the moment.");
    }
}
