package dev.kith.events;

import static java.util.stream.Collectors.toMap;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tally;
import dev.kith.platform.database.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows which events are in the log and had no effect. Nothing that came after one of them waited for it. */
@Component
public final class DeadLetters {

    private final Tenant tenant;
    private final DeadLetterStore store;
    private final LogReading reading;

    DeadLetters(Tenant tenant, DeadLetterStore store, LogReading reading) {
        this.tenant = tenant;
        this.store = store;
        this.reading = reading;
    }

    /** What failed, with the event as it was told, if the log still has it. */
    public record Unhandled(DeadLetter letter, Optional<LoggedEvent> event) {}

    /** The latest failures first, after the given place. */
    public List<Unhandled> page(WorkspaceId workspace, Instant before, long beforePos, int most) {
        return tenant.run(workspace, () -> {
            List<DeadLetter> letters = store.page(before, beforePos, most);
            Map<LogPosition, LoggedEvent> told =
                    reading.at(letters.stream().map(DeadLetter::position).toList()).stream()
                            .collect(toMap(LoggedEvent::position, event -> event));
            return letters.stream()
                    .map(letter -> new Unhandled(letter, Optional.ofNullable(told.get(letter.position()))))
                    .toList();
        });
    }

    /** How many {@link #page} leads through. */
    public Tally count(WorkspaceId workspace) {
        return tenant.run(workspace, store::count);
    }
}
