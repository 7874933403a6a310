package dev.kith.platform.jobs;

import dev.kith.platform.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Looks at rows whose time has come. It decides from the rows, not from the timer, so an early or a stale call does
 * nothing. The call is inside a transaction of the workspace, together with the removal of the timers.
 */
public interface TimerHandler {

    String kind();

    void due(WorkspaceId workspace, List<UUID> subjects, Instant now);
}
