package dev.kith.platform.security;

import dev.kith.platform.Domain;
import dev.kith.platform.KithSettings;
import dev.kith.platform.NewWorkspace;
import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.page.Words;
import dev.kith.platform.web.Findings;
import dev.kith.platform.web.IdText;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.PageJson;
import dev.kith.platform.web.Permission;
import dev.kith.platform.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What {@code kith workspace} and {@code kith key} do, for whoever can read the data folder. */
@Hidden
@RestController
@RequestMapping("/api/v1/operator")
@Needs(Permission.OPERATE)
final class OperatorApi {

    private static final String ACTOR = "operator";
    private static final String WIDGET = "widget";

    record WishJson(
            String name,
            String currency,
            Optional<String> key,
            Optional<String> domain,
            Optional<String> timezone,
            Optional<String> language) {}

    record WorkspaceJson(
            WorkspaceId workspaceId,
            String key,
            String name,
            String currency,
            String timezone,
            String language,
            boolean test,
            List<String> domains) {}

    record OpenedJson(
            WorkspaceId workspaceId,
            String key,
            String name,
            String currency,
            String publicKey,
            String secretKey,
            WorkspaceId testWorkspaceId,
            String testKey,
            String testPublicKey,
            String testSecretKey,
            WidgetKeyJson widgetKey,
            WidgetKeyJson testWidgetKey) {}

    /** @param id the {@code kid} of tokens signed with it */
    record WidgetKeyJson(WidgetKeyId id, String secret) {}

    /** Its secret is shown when it is made, and never again. */
    record ListedWidgetKeyJson(WidgetKeyId id, String kind, Instant createdAt, Optional<Instant> revokedAt) {

        static ListedWidgetKeyJson of(WidgetKey key) {
            return new ListedWidgetKeyJson(key.id(), WIDGET, key.createdAt(), key.revokedAt());
        }
    }

    record NewKeyJson(
            Optional<String> kind, Optional<String> name, Optional<Set<String>> scopes, Optional<SourceId> source) {}

    private final Workspaces workspaces;
    private final Keys keys;
    private final WidgetKeys widgetKeys;
    private final KithSettings settings;

    OperatorApi(Workspaces workspaces, Keys keys, WidgetKeys widgetKeys, KithSettings settings) {
        this.workspaces = workspaces;
        this.keys = keys;
        this.widgetKeys = widgetKeys;
        this.settings = settings;
    }

    @GetMapping("/workspaces")
    PageJson<WorkspaceJson> list() {
        return PageJson.whole(workspaces.all().stream().map(this::json).toList());
    }

    @PostMapping("/workspaces")
    ResponseEntity<Object> create(@RequestBody WishJson wish) {
        var findings = new Findings();
        var name = findings.text("/name", wish.name(), 120);
        var currency = findings.unit("/currency", wish.currency());
        var host = wish.domain().flatMap(Domain::parseHost);
        if (wish.domain().isPresent() && host.isEmpty()) {
            findings.add("/domain", "not_a_host", "Write a host such as shop.example.");
        }
        wish.key()
                .filter(key -> !Workspaces.isUsableKey(key))
                .ifPresent(_ -> findings.add(
                        "/key",
                        "not_a_key",
                        "Write 2 to 40 of a-z, 0-9 and -, starting with a letter; some words are taken."));
        wish.key()
                .filter(key -> workspaces.byKey(key).isPresent())
                .ifPresent(_ -> findings.add("/key", "taken", "Another workspace has this key."));
        var zone = zone(findings, wish.timezone());
        String language = wish.language().orElse(settings.language());
        if (!Words.LANGUAGES.contains(language)) {
            findings.add("/language", "unknown_language", "Write en, it or ru.");
        }
        return findings.orElse(() -> opened(workspaces.create(
                new NewWorkspace(name.orElseThrow(), currency.orElseThrow(), wish.key(), host, zone, language))));
    }

    private ResponseEntity<Object> opened(Workspace live) {
        Workspace twin = workspaces.testTwin(live).orElseThrow();
        SourceId source = keys.newSource();
        SourceId testSource = keys.newSource();
        var json = new OpenedJson(
                live.id(),
                live.key(),
                live.name(),
                live.currency().code(),
                keys.create(live.id(), NewKey.publicKey("Website", source, ACTOR))
                        .text(),
                keys.create(live.id(), NewKey.secretKey("Server", source, ACTOR))
                        .text(),
                twin.id(),
                twin.key(),
                keys.create(twin.id(), NewKey.publicKey("Website", testSource, ACTOR))
                        .text(),
                keys.create(twin.id(), NewKey.secretKey("Server", testSource, ACTOR))
                        .text(),
                widgetKey(live),
                widgetKey(twin));
        return ResponseEntity.status(HttpStatus.CREATED).body(json);
    }

    private WidgetKeyJson widgetKey(Workspace workspace) {
        WidgetKey key = widgetKeys.create(workspace.id(), ACTOR).orElseThrow();
        return new WidgetKeyJson(key.id(), key.secret());
    }

    @GetMapping("/workspaces/{workspace}/keys")
    ResponseEntity<Object> keys(@PathVariable String workspace) {
        return in(
                workspace,
                found -> ResponseEntity.ok(PageJson.whole(Stream.<Object>concat(
                                keys.list(found.id()).stream().map(KeyJson::of),
                                widgetKeys.list(found.id()).stream().map(ListedWidgetKeyJson::of))
                        .toList())));
    }

    @PostMapping("/workspaces/{workspace}/keys")
    ResponseEntity<Object> createKey(@PathVariable String workspace, @RequestBody NewKeyJson wish) {
        return in(workspace, found -> {
            if (wish.kind().filter(WIDGET::equalsIgnoreCase).isPresent()) {
                return createWidgetKey(found);
            }
            var findings = new Findings();
            String kind = wish.kind().orElse("secret").toUpperCase(Locale.ROOT);
            if (!kind.equals("SECRET") && !kind.equals("PUBLIC")) {
                findings.add("/kind", "unknown_kind", "Write public, secret or widget.");
            }
            if (kind.equals("PUBLIC") && wish.scopes().isPresent()) {
                findings.add("/scopes", "fixed_scopes", "A public key writes events and reads offers, nothing else.");
            }
            Set<String> scopes = wish.scopes().orElseGet(NewKey::usualScopes);
            if (!Permission.allScopes().containsAll(scopes)) {
                findings.add("/scopes", "unknown_scope", "Known are " + String.join(", ", sorted()) + ".");
            }
            String name = wish.name()
                    .flatMap(text -> findings.text("/name", text, 120))
                    .orElse("Command line");
            return findings.orElse(() -> ResponseEntity.status(HttpStatus.CREATED)
                    .body(KeyJson.shownOnce(keys.create(
                            found.id(),
                            new NewKey(
                                    ApiKey.Kind.valueOf(kind),
                                    name,
                                    scopes,
                                    wish.source(),
                                    Optional.empty(),
                                    ACTOR)))));
        });
    }

    private ResponseEntity<Object> createWidgetKey(Workspace workspace) {
        return widgetKeys
                .create(workspace.id(), ACTOR)
                .<ResponseEntity<Object>>map(key ->
                        ResponseEntity.status(HttpStatus.CREATED).body(new WidgetKeyJson(key.id(), key.secret())))
                .orElseGet(
                        () -> Problem.LIMIT_REACHED.because("Two widget keys are active already. Revoke one first."));
    }

    @DeleteMapping("/keys/{key}")
    ResponseEntity<Object> revoke(@PathVariable String key, @RequestParam String workspace) {
        return in(
                workspace,
                found -> IdText.parse(KeyId.class, key)
                                        .filter(id -> keys.revoke(found.id(), id))
                                        .isPresent()
                                || IdText.parse(WidgetKeyId.class, key)
                                        .filter(id -> widgetKeys.revoke(found.id(), id))
                                        .isPresent()
                        ? ResponseEntity.noContent().build()
                        : Problem.NOT_FOUND.because("This workspace has no such key, or it was revoked before."));
    }

    private ResponseEntity<Object> in(String named, Function<Workspace, ResponseEntity<Object>> work) {
        var workspace = new NamedWorkspace(named);
        return workspace.in(workspaces).map(work).orElseGet(workspace::isUnknown);
    }

    private WorkspaceJson json(Workspace workspace) {
        return new WorkspaceJson(
                workspace.id(),
                workspace.key(),
                workspace.name(),
                workspace.currency().code(),
                workspace.zone().getId(),
                workspace.language(),
                workspace.isTest(),
                workspaces.domains(workspace.id()).stream().map(Domain::host).toList());
    }

    private static List<String> sorted() {
        return Permission.allScopes().stream().sorted().toList();
    }

    private static ZoneId zone(Findings findings, Optional<String> named) {
        try {
            return named.map(ZoneId::of).orElse(ZoneOffset.UTC);
        } catch (DateTimeException unknown) {
            findings.add("/timezone", "unknown_timezone", "Write a name such as Europe/Rome.");
            return ZoneOffset.UTC;
        }
    }
}
