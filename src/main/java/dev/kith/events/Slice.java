package dev.kith.events;

import dev.kith.platform.WorkspaceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The events of one workspace that are handled together in one transaction, in log order per subject.
 *
 * <p>A module keeps what it loaded for the slice in {@link #memory}, so that it reads and writes once per slice and not
 * once per event.
 */
public final class Slice {

    private final WorkspaceId workspace;
    private final List<Event> events;
    private final Instant now;
    private final Map<Class<?>, Object> memory = new HashMap<>();

    public Slice(WorkspaceId workspace, List<Event> events, Instant now) {
        this.workspace = workspace;
        this.events = List.copyOf(events);
        this.now = now;
    }

    public WorkspaceId workspace() {
        return workspace;
    }

    public List<Event> events() {
        return events;
    }

    /** The instant at which every rule looks at this slice. */
    public Instant now() {
        return now;
    }

    /** What a module remembers of this slice; made on first use. */
    public <T> T memory(Class<T> type, Supplier<T> fresh) {
        return type.cast(memory.computeIfAbsent(type, _ -> fresh.get()));
    }
}
