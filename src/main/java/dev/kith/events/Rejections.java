package dev.kith.events;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kith.platform.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Events that were not accepted, the last ones of each workspace, so that a developer sees what is wrong while it is. */
@Component
public final class Rejections {

    private static final int KEPT = 200;

    /** An event that is not in the log, and why. */
    public record Rejection(Instant at, UUID source, String messageId, String code, String detail) {}

    private final Cache<WorkspaceId, ArrayDeque<Rejection>> recent = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofDays(7))
            .build();

    public void note(WorkspaceId workspace, Rejection rejection) {
        ArrayDeque<Rejection> kept = recent.get(workspace, _ -> new ArrayDeque<>());
        synchronized (kept) {
            kept.addFirst(rejection);
            if (kept.size() > KEPT) {
                kept.removeLast();
            }
        }
    }

    /** The newest first. */
    public List<Rejection> latest(WorkspaceId workspace, int most) {
        ArrayDeque<Rejection> kept = recent.get(workspace, _ -> new ArrayDeque<>());
        synchronized (kept) {
            return new ArrayList<>(kept).subList(0, Math.min(most, kept.size()));
        }
    }
}
