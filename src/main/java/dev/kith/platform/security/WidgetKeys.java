package dev.kith.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kith.kernel.Ids;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.crypto.Secrets;
import dev.kith.platform.database.Notices;
import dev.kith.platform.database.Tenant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The front door to the keys with which shops vouch for their users. Two may be active at once, to change one for another. */
@Component
public final class WidgetKeys {

    static final int AT_ONCE = 2;
    private static final String PREFIX = "kw_";
    private static final String TOPIC = "kith_widget_keys";

    private final Tenant tenant;
    private final WidgetKeyStore store;
    private final Secrets secrets;
    private final Ids ids;
    private final InstantSource clock;
    private final Notices notices;
    private final Cache<WorkspaceId, List<WidgetKey>> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(60))
            .build();

    WidgetKeys(Tenant tenant, WidgetKeyStore store, Secrets secrets, Ids ids, InstantSource clock, Notices notices) {
        this.tenant = tenant;
        this.store = store;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
        this.notices = notices;
        notices.hear(
                TOPIC,
                news -> news.map(UUID::fromString)
                        .map(WorkspaceId::new)
                        .ifPresentOrElse(known::invalidate, known::invalidateAll));
    }

    /** Empty if two are active already: revoke one first. */
    public Optional<WidgetKey> create(WorkspaceId workspace, String createdBy) {
        return changed(workspace, () -> {
            if (store.all(workspace).stream().filter(WidgetKey::isActive).count() >= AT_ONCE) {
                return Optional.empty();
            }
            var key = new WidgetKey(
                    new WidgetKeyId(ids.next()),
                    workspace,
                    PREFIX + secrets.token(),
                    clock.instant(),
                    Optional.empty());
            store.insert(key, createdBy);
            return Optional.of(key);
        });
    }

    public List<WidgetKey> list(WorkspaceId workspace) {
        return tenant.run(workspace, () -> store.all(workspace));
    }

    public boolean revoke(WorkspaceId workspace, WidgetKeyId id) {
        return changed(workspace, () -> store.revoke(id, clock.instant()));
    }

    /** What tokens may be signed with at the moment. */
    List<WidgetKey> active(WorkspaceId workspace) {
        return known.get(
                workspace, id -> list(id).stream().filter(WidgetKey::isActive).toList());
    }

    private <T> T changed(WorkspaceId workspace, Supplier<T> work) {
        T outcome = tenant.run(workspace, () -> {
            notices.tell(TOPIC, workspace.value().toString());
            return work.get();
        });
        known.invalidate(workspace);
        return outcome;
    }
}
