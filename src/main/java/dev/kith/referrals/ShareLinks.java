package dev.kith.referrals;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Gathering;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Finds the link behind a code, mostly without asking the database: the redirect must answer at once, and must answer
 * while the database is away.
 */
@Component
public final class ShareLinks {

    /** What is known of a code. */
    public sealed interface Found {

        /** Usually one link; the same chosen word may lead somewhere in several workspaces. */
        record Links(List<ShareLink> all) implements Found {}

        record Nobodys() implements Found {}

        /** The database is away and the code was not asked for lately. */
        record Unavailable() implements Found {}
    }

    private record Known(Found.Links found, long since) {}

    private static final int MOST = 200_000;
    private static final int MOST_UNKNOWN = 50_000;
    private static final int MOST_AT_ONCE = 1_000;
    private static final Duration FRESH = Duration.ofSeconds(60);
    private static final Duration STALE_IF_ERROR = Duration.ofHours(24);
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(10);
    private static final long PATIENCE_MILLIS = 500;

    /** After a failure nobody waits for the database for so long. */
    private static final Duration REST = Duration.ofSeconds(2);

    private static final Found NOBODYS = new Found.Nobodys();
    private static final Found UNAVAILABLE = new Found.Unavailable();

    private final Ticker ticker = Ticker.systemTicker();
    /** How texts are read, which never changes; what nobody could read has no key. */
    private final Cache<String, Optional<String>> keys =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private final Cache<String, Known> known = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(STALE_IF_ERROR)
            .build();
    private final Cache<String, Boolean> unknown = Caffeine.newBuilder()
            .maximumSize(MOST_UNKNOWN)
            .expireAfterWrite(UNKNOWN_FOR)
            .build();
    private final Gathering<String, List<ShareLink>> store;
    private volatile long awayUntil;

    ShareLinks(LinkStore store) {
        this.awayUntil = ticker.read();
        this.store = new Gathering<>(store::behind, List.of(), MOST_AT_ONCE);
    }

    /** Reads what somebody typed, within one workspace. */
    public Optional<ShareLink> find(String typed, WorkspaceId workspace) {
        return switch (at(typed)) {
            case Found.Links(var links) ->
                links.stream()
                        .filter(link -> link.workspace().equals(workspace))
                        .findFirst();
            case Found.Nobodys _, Found.Unavailable _ -> Optional.empty();
        };
    }

    /** Reads what stands in a link, on whatever host. */
    public Found at(String text) {
        var key = keys.get(text, typed -> ShareCode.parse(typed).map(ShareCode::key));
        return key.isPresent() ? under(key.get()) : NOBODYS;
    }

    private Found under(String key) {
        Known cached = known.getIfPresent(key);
        if (cached != null && ticker.read() - cached.since < FRESH.toNanos()) {
            return cached.found;
        }
        if (cached == null && unknown.getIfPresent(key) != null) {
            return NOBODYS;
        }
        return ticker.read() < awayUntil ? lastKnown(cached) : ask(key, cached);
    }

    private Found ask(String key, @Nullable Known stale) {
        try {
            return remember(key, store.ask(key).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return UNAVAILABLE;
        } catch (ExecutionException | TimeoutException away) {
            awayUntil = ticker.read() + REST.toNanos();
            return lastKnown(stale);
        }
    }

    private static Found lastKnown(@Nullable Known stale) {
        return stale == null ? UNAVAILABLE : stale.found;
    }

    private Found remember(String key, List<ShareLink> links) {
        if (links.isEmpty()) {
            known.invalidate(key);
            unknown.put(key, true);
            return NOBODYS;
        }
        var found = new Found.Links(links);
        known.put(key, new Known(found, ticker.read()));
        return found;
    }

    /** Something about these codes or their advocates has changed: the next visitors shall see it. */
    void forget(Collection<ShareCode> codes) {
        drop(codes);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            // Somebody may look before the change is visible, and would remember what was.
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    drop(codes);
                }
            });
        }
    }

    private void drop(Collection<ShareCode> codes) {
        for (ShareCode code : codes) {
            known.invalidate(code.key());
            unknown.invalidate(code.key());
        }
    }
}
