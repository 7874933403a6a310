package dev.kith.referrals;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.kith.platform.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

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

    private record Known(List<ShareLink> links, long since) {}

    private static final int MOST = 200_000;
    private static final int MOST_UNKNOWN = 50_000;
    private static final int MOST_AT_ONCE = 1_000;
    private static final Duration FRESH = Duration.ofSeconds(60);
    private static final Duration STALE_IF_ERROR = Duration.ofHours(24);
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(10);
    private static final long PATIENCE_MILLIS = 500;
    private static final Found NOBODYS = new Found.Nobodys();
    private static final Found UNAVAILABLE = new Found.Unavailable();

    private final Ticker ticker = Ticker.systemTicker();
    private final Cache<String, Known> known = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(STALE_IF_ERROR)
            .build();
    private final Cache<String, Boolean> unknown = Caffeine.newBuilder()
            .maximumSize(MOST_UNKNOWN)
            .expireAfterWrite(UNKNOWN_FOR)
            .build();
    private final Gathering<String, List<ShareLink>> store;

    ShareLinks(LinkStore store) {
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

    /** Reads what stands in a link, on whatever host. The text as it stands is the cache's key, so nothing is parsed. */
    public Found at(String text) {
        Known cached = known.getIfPresent(text);
        if (cached != null && ticker.read() - cached.since < FRESH.toNanos()) {
            return new Found.Links(cached.links);
        }
        if (cached == null && unknown.getIfPresent(text) != null) {
            return NOBODYS;
        }
        return ask(text, Optional.ofNullable(cached));
    }

    private Found ask(String text, Optional<Known> stale) {
        var code = ShareCode.parse(text);
        if (code.isEmpty()) {
            return NOBODYS;
        }
        try {
            var links = store.ask(code.get().key()).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return remember(text, links);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return UNAVAILABLE;
        } catch (ExecutionException | TimeoutException away) {
            return stale.<Found>map(known -> new Found.Links(known.links)).orElse(UNAVAILABLE);
        }
    }

    private Found remember(String text, List<ShareLink> links) {
        if (links.isEmpty()) {
            known.invalidate(text);
            unknown.put(text, true);
            return NOBODYS;
        }
        known.put(text, new Known(links, ticker.read()));
        return new Found.Links(links);
    }

    /** Something about codes or advocates of this workspace has changed: the next visitors shall see it. */
    void forget(WorkspaceId workspace) {
        unknown.invalidateAll();
        known.asMap()
                .values()
                .removeIf(each ->
                        each.links.stream().anyMatch(link -> link.workspace().equals(workspace)));
    }
}
