package dev.kith.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kith.kernel.Ids;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.crypto.Secrets;
import dev.kith.platform.crypto.Sha256;
import dev.kith.platform.database.Notices;
import dev.kith.platform.database.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The front door to API keys: makes them, checks them, revokes them. */
@Component
public final class Keys {

    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
    private static final String TOPIC = "kith_keys";
    private static final int PREFIX = 12;
    private static final Duration FRESH = Duration.ofSeconds(60);

    /** Found keys by the hex of their hash; an absent one is remembered too, so that guessing costs us nothing. */
    private final Cache<String, Optional<ApiKey>> known =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(FRESH).build();

    private final Tenant tenant;
    private final Workspaces workspaces;
    private final KeyStore store;
    private final Secrets secrets;
    private final Ids ids;
    private final InstantSource clock;
    private final Notices notices;

    Keys(
            Tenant tenant,
            Workspaces workspaces,
            KeyStore store,
            Secrets secrets,
            Ids ids,
            InstantSource clock,
            Notices notices) {
        this.tenant = tenant;
        this.workspaces = workspaces;
        this.store = store;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
        this.notices = notices;
        notices.hear(TOPIC, news -> news.ifPresentOrElse(known::invalidate, known::invalidateAll));
    }

    /** Names a place events will come from. */
    public SourceId newSource() {
        return new SourceId(ids.next());
    }

    public FreshKey create(WorkspaceId workspace, NewKey wish) {
        boolean test = workspaces.get(workspace).isTest();
        String text = KeyText.fresh(wish.kind(), test, secrets);
        var key = new ApiKey(
                new KeyId(ids.next()),
                workspace,
                wish.source().orElseGet(this::newSource),
                wish.kind(),
                wish.name(),
                text.substring(0, PREFIX),
                wish.scopes(),
                clock.instant(),
                Optional.empty(),
                wish.expiresAt(),
                Optional.empty());
        tenant.run(workspace, () -> {
            store.insert(key, Sha256.of(text), wish.createdBy());
            return key;
        });
        return new FreshKey(key, text);
    }

    public List<ApiKey> list(WorkspaceId workspace) {
        return tenant.run(workspace, store::all);
    }

    /** False if there is no such key here, or it was revoked before. Works on every node within moments. */
    public boolean revoke(WorkspaceId workspace, KeyId id) {
        Optional<String> hash = tenant.run(workspace, () -> {
            Optional<String> revoked = store.revoke(id, clock.instant());
            revoked.ifPresent(hex -> notices.tell(TOPIC, hex));
            return revoked;
        });
        hash.ifPresent(known::invalidate);
        return hash.isPresent();
    }

    /** Judges what somebody presented as a key. */
    public KeyCheck check(String presented) {
        if (!KeyText.isWellFormed(presented)) {
            return new KeyCheck.Unknown();
        }
        byte[] hash = Sha256.of(presented);
        String hex = HexFormat.of().formatHex(hash);
        Optional<ApiKey> found = known.getIfPresent(hex);
        if (found == null) {
            try {
                found = store.byHash(hash);
            } catch (DataAccessException | TransactionException away) {
                LOG.warn("a key could not be checked: {}", away.getClass().getSimpleName());
                return new KeyCheck.Unavailable();
            }
            known.put(hex, found);
            found.ifPresent(this::noteUse);
        }
        return found.map(key -> judge(key, clock.instant())).orElseGet(KeyCheck.Unknown::new);
    }

    private static KeyCheck judge(ApiKey key, Instant now) {
        boolean over = key.revokedAt().isPresent()
                || key.expiresAt().filter(end -> !now.isBefore(end)).isPresent();
        return over ? new KeyCheck.Revoked() : new KeyCheck.Valid(key);
    }

    /** To the hour, so that a busy key does not cost a write per request. */
    private void noteUse(ApiKey key) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        if (key.lastUsedAt().filter(last -> !last.isBefore(hour)).isPresent()) {
            return;
        }
        try {
            tenant.run(key.workspace(), () -> store.noteUse(key.id(), hour));
        } catch (DataAccessException | TransactionException unimportant) {
            LOG.debug("the use of a key was not noted", unimportant);
        }
    }
}
