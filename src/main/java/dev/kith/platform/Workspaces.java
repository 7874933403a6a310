package dev.kith.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kith.kernel.Ids;
import dev.kith.platform.database.Tenant;
import java.text.Normalizer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The front door to workspaces: who they are, where they may send people, and their test twins. */
@Component
public final class Workspaces {

    /** Words that already mean something at the start of an address. */
    private static final Set<String> RESERVED = Set.of(
            "account",
            "api",
            "assets",
            "c",
            "contest",
            "content",
            "css",
            "demo",
            "docs",
            "draw",
            "error",
            "font",
            "healthz",
            "in",
            "js",
            "link",
            "login",
            "logout",
            "m",
            "me",
            "offer",
            "openapi",
            "preview",
            "problems",
            "q",
            "r",
            "report",
            "s",
            "setup",
            "sign-out",
            "switch",
            "test",
            "u",
            "v1",
            "vendor",
            "w");

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,38}[a-z0-9]");
    private static final int LONGEST_KEY = 34;
    private static final String TEST_SUFFIX = "~test";

    private final Tenant tenant;
    private final WorkspaceStore store;
    private final Ids ids;
    private final InstantSource clock;
    private final ApplicationEventPublisher announcements;
    private final Cache<WorkspaceId, Workspace> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(60))
            .build();
    private final Cache<String, Set<WorkspaceId>> owners = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(60))
            .build();
    private final Cache<String, WorkspaceId> keys = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(60))
            .build();

    Workspaces(
            Tenant tenant,
            WorkspaceStore store,
            Ids ids,
            InstantSource clock,
            ApplicationEventPublisher announcements) {
        this.tenant = tenant;
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.announcements = announcements;
    }

    /** Opens a workspace and its test twin. */
    public Workspace create(NewWorkspace wish) {
        String key = wish.key().orElseGet(() -> freeKey(wish.name()));
        if (!isUsableKey(key)) {
            throw new IllegalArgumentException("not a workspace key: " + key);
        }
        var live = new Workspace(
                new WorkspaceId(ids.next()),
                key,
                wish.name(),
                wish.currency(),
                wish.zone(),
                wish.language(),
                Optional.empty(),
                wish.domain().map(Domain::home));
        var twin = new Workspace(
                new WorkspaceId(ids.next()),
                key + TEST_SUFFIX,
                live.name(),
                live.currency(),
                live.zone(),
                live.language(),
                Optional.of(live.id()),
                live.shopUrl());
        return tenant.run(live.id(), () -> {
            open(live, wish.domain());
            tenant.next(twin.id());
            open(twin, wish.domain());
            return live;
        });
    }

    private void open(Workspace workspace, Optional<String> domain) {
        store.insert(workspace, clock.instant());
        domain.ifPresent(host -> store.addDomain(host, clock.instant()));
        announcements.publishEvent(new WorkspaceCreated(workspace.id()));
    }

    /** A key fit for an address, not yet asking whether it is taken. */
    public static boolean isUsableKey(String key) {
        return KEY.matcher(key).matches() && !RESERVED.contains(key);
    }

    public Optional<Workspace> find(WorkspaceId id) {
        Workspace cached = known.getIfPresent(id);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<Workspace> found = tenant.run(id, store::current);
        found.ifPresent(workspace -> known.put(id, workspace));
        return found;
    }

    /** The one that is certainly there, because somebody signed in to it or a row points to it. */
    public Workspace get(WorkspaceId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no workspace " + id.value()));
    }

    public Optional<Workspace> byKey(String key) {
        WorkspaceId cached = keys.getIfPresent(key);
        if (cached != null) {
            return find(cached);
        }
        Optional<WorkspaceId> found = couldBeKey(key) ? store.byKey(key) : Optional.empty();
        found.ifPresent(id -> keys.put(key, id));
        return found.flatMap(this::find);
    }

    private static boolean couldBeKey(String key) {
        String live = key.endsWith(TEST_SUFFIX) ? key.substring(0, key.length() - TEST_SUFFIX.length()) : key;
        return KEY.matcher(live).matches();
    }

    /** The workspace in which one may try everything without consequences. */
    public Optional<Workspace> testTwin(Workspace live) {
        return byKey(live.key() + TEST_SUFFIX);
    }

    /** Every workspace of the installation, twins included. For the operator and for work done on a schedule. */
    public List<Workspace> all() {
        return store.all();
    }

    public List<Domain> domains(WorkspaceId id) {
        return tenant.run(id, store::domains);
    }

    /** The workspaces that have this host among their domains; nobody for a host that all of them share. */
    public Set<WorkspaceId> ownersOf(String host) {
        return owners.get(host, store::ownersOf);
    }

    /** False if the workspace had the domain already. */
    public boolean addVerifiedDomain(WorkspaceId id, String host) {
        boolean added = tenant.run(id, () -> store.addDomain(host, clock.instant()));
        owners.invalidate(host);
        return added;
    }

    /** What became of the wish to let a domain go, or to move the shop to it. */
    public enum Moving {
        DONE,
        NOT_ITS_DOMAIN,
        /** The shop is there: it has to move first. */
        IS_THE_SHOP
    }

    /** Links no longer lead there; where they did, they lead to the shop's first page instead. */
    public Moving removeDomain(WorkspaceId id, String host) {
        if (get(id).shopUrl().filter(Domain.home(host)::equals).isPresent()) {
            return Moving.IS_THE_SHOP;
        }
        boolean removed = tenant.run(id, () -> store.removeDomain(host));
        owners.invalidate(host);
        return removed ? Moving.DONE : Moving.NOT_ITS_DOMAIN;
    }

    /** The shop's first page is at this host from now on; only a verified one can be chosen. */
    public Moving moveShop(WorkspaceId id, String host) {
        if (domains(id).stream().noneMatch(domain -> domain.host().equals(host))) {
            return Moving.NOT_ITS_DOMAIN;
        }
        changeShopUrl(id, Domain.home(host));
        return Moving.DONE;
    }

    public void changeShopUrl(WorkspaceId id, String url) {
        tenant.run(id, () -> store.changeShopUrl(url));
        known.invalidate(id);
    }

    private String freeKey(String name) {
        String wished = slug(name);
        for (int number = 1; ; number++) {
            String key = number == 1 ? wished : wished + "-" + number;
            if (isUsableKey(key) && store.byKey(key).isEmpty()) {
                return key;
            }
        }
    }

    private static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[-0-9]+|-+$", "");
        String usable = plain.length() < 2 ? "shop" : plain;
        return usable.substring(0, Math.min(LONGEST_KEY, usable.length())).replaceAll("-+$", "");
    }
}
