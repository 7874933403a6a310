package dev.kith.events;

import dev.kith.platform.WorkspaceId;
import java.util.List;
import java.util.Optional;

/** The log of a workspace as tests read it: what was committed can be read once no older transaction is open. */
public final class EventLogs {

    private EventLogs() {}

    public static List<LoggedEvent> of(Events events, WorkspaceId workspace, int expected) {
        return Patience.until(() -> events.page(workspace, Optional.empty(), 5_000), log -> log.size() >= expected);
    }
}
