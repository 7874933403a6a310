package dev.kith.insights.web;

import dev.kith.platform.Domain;
import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Words;
import dev.kith.platform.security.Accounts;
import dev.kith.platform.security.ApiKey;
import dev.kith.platform.security.KeyId;
import dev.kith.platform.security.Keys;
import dev.kith.platform.security.NewKey;
import dev.kith.platform.security.WidgetKey;
import dev.kith.platform.security.WidgetKeyId;
import dev.kith.platform.security.WidgetKeys;
import dev.kith.platform.web.Caller;
import dev.kith.platform.web.IdText;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Keys, domains and team of a workspace. */
@Controller
@Needs(Permission.SETTINGS_READ)
final class SettingsPages {

    private static final int LONGEST_NAME = 60;
    private static final String WIDGET = "widget";

    private final Workspaces workspaces;
    private final Keys keys;
    private final WidgetKeys widgetKeys;
    private final Accounts accounts;
    private final Pages pages;
    private final InstantSource clock;

    SettingsPages(
            Workspaces workspaces,
            Keys keys,
            WidgetKeys widgetKeys,
            Accounts accounts,
            Pages pages,
            InstantSource clock) {
        this.workspaces = workspaces;
        this.keys = keys;
        this.widgetKeys = widgetKeys;
        this.accounts = accounts;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/{ws}/settings")
    View settings(WorkspaceId workspace, Frame frame) {
        return show(200, workspace, frame, "", "");
    }

    /** Answers with the page itself: the key can be read on it, this once. */
    @PostMapping("/{ws}/settings/keys")
    @Needs(Permission.KEYS_EDIT)
    View makeKey(
            WorkspaceId workspace,
            Frame frame,
            Caller caller,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "public") String kind) {
        if (kind.equals(WIDGET)) {
            return makeWidgetKey(workspace, frame, caller);
        }
        String called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            return show(422, workspace, frame, "", frame.words().t("settings.key.bad", LONGEST_NAME));
        }
        NewKey wish = kind.equals("secret")
                ? NewKey.secretKey(called, keys.newSource(), caller.actor())
                : NewKey.publicKey(called, keys.newSource(), caller.actor());
        return show(200, workspace, frame, keys.create(workspace, wish).text(), "");
    }

    private View makeWidgetKey(WorkspaceId workspace, Frame frame, Caller caller) {
        return widgetKeys
                .create(workspace, caller.actor())
                .map(key -> show(200, workspace, frame, key.secret(), ""))
                .orElseGet(() -> show(422, workspace, frame, "", frame.words().t("settings.key.two")));
    }

    @PostMapping("/{ws}/settings/keys/{id}/revoke")
    @Needs(Permission.KEYS_EDIT)
    View revokeKey(WorkspaceId workspace, Frame frame, @PathVariable UUID id) {
        keys.revoke(workspace, new KeyId(id));
        return back(frame);
    }

    @PostMapping("/{ws}/settings/widget-keys/{id}/revoke")
    @Needs(Permission.KEYS_EDIT)
    View revokeWidgetKey(WorkspaceId workspace, Frame frame, @PathVariable UUID id) {
        widgetKeys.revoke(workspace, new WidgetKeyId(id));
        return back(frame);
    }

    /** Among the verified domains only: friends are sent there. */
    @PostMapping("/{ws}/settings/shop")
    @Needs(Permission.DOMAINS_EDIT)
    View moveShop(WorkspaceId workspace, Frame frame, @RequestParam(defaultValue = "") String host) {
        return workspaces.moveShop(workspace, host) == Workspaces.Moving.DONE
                ? back(frame)
                : show(422, workspace, frame, "", frame.words().t("settings.shop.unknown"));
    }

    private static View back(Frame frame) {
        var back = new RedirectView(frame.home() + "/settings");
        back.setStatusCode(HttpStatus.SEE_OTHER);
        return back;
    }

    private View show(int status, WorkspaceId id, Frame frame, String fresh, String error) {
        Words w = frame.words();
        Workspace workspace = workspaces.get(id);
        boolean seesKeys = frame.may(Permission.KEYS_READ);
        WorkspaceId live = workspace.testTwinOf().orElse(id);
        var page = new SettingsPage(
                frame,
                new SettingsPage.Workspace(
                        workspace.name(),
                        workspace.key(),
                        workspace.currency().code(),
                        workspace.zone().getId(),
                        workspace.shopUrl().orElse("–")),
                seesKeys ? keysOf(id, frame) : List.of(),
                fresh,
                error,
                frame.may(Permission.KEYS_EDIT),
                domains(workspace, w),
                frame.may(Permission.DOMAINS_EDIT),
                accounts.team(live).stream()
                        .map(member -> new SettingsPage.Row(
                                member.account().email(),
                                w.t("security.role." + member.role().word())))
                        .toList());
        return pages.show(status, "insights/web/settings", page);
    }

    private List<SettingsPage.DomainRow> domains(Workspace workspace, Words w) {
        String shop = workspace.shopUrl().flatMap(Domain::parseHost).orElse("");
        return workspaces.domains(workspace.id()).stream()
                .map(domain -> new SettingsPage.DomainRow(
                        domain.host(),
                        w.t("settings.domain.since", w.date(domain.verifiedAt())),
                        domain.host().equals(shop)))
                .toList();
    }

    private List<SettingsPage.Key> keysOf(WorkspaceId workspace, Frame frame) {
        return Stream.concat(
                        keys.list(workspace).stream().map(key -> row(frame, key)),
                        widgetKeys.list(workspace).stream().map(key -> row(frame, key)))
                .toList();
    }

    /** Its id is what stands in tokens signed with it, so it is shown whole. */
    private static SettingsPage.Key row(Frame frame, WidgetKey key) {
        Words w = frame.words();
        boolean over = key.revokedAt().isPresent();
        return new SettingsPage.Key(
                w.t("settings.key.widget.name"),
                w.t("settings.key.widget"),
                IdText.of(key.id()),
                "",
                "–",
                w.t(over ? "settings.key.revoked" : "settings.key.active"),
                over ? "" : "good",
                over ? "" : frame.home() + "/settings/widget-keys/" + key.id().value() + "/revoke");
    }

    private SettingsPage.Key row(Frame frame, ApiKey key) {
        Words w = frame.words();
        Instant now = clock.instant();
        boolean over = key.revokedAt().isPresent()
                || key.expiresAt().filter(end -> !now.isBefore(end)).isPresent();
        boolean secret = key.kind() == ApiKey.Kind.SECRET;
        return new SettingsPage.Key(
                key.name(),
                w.t(secret ? "settings.key.secret" : "settings.key.public"),
                key.prefix() + "…",
                String.join(", ", key.scopes().stream().sorted().toList()),
                key.lastUsedAt().map(w::moment).orElseGet(() -> w.t("settings.key.unused")),
                w.t(over ? "settings.key.revoked" : "settings.key.active"),
                over ? "" : "good",
                over ? "" : frame.home() + "/settings/keys/" + key.id().value() + "/revoke");
    }
}
