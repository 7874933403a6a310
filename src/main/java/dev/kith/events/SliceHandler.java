package dev.kith.events;

import dev.kith.people.Description;
import dev.kith.people.Identified;
import dev.kith.people.People;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.people.Sighting;
import dev.kith.platform.WorkspaceId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Handles the events of one workspace: finds out who was seen, and announces what happened. */
@Component
final class SliceHandler {

    /** Whom an event is about that names nobody, such as a click on a link. */
    private static final Identified NOBODY = new Identified(new RootId(new UUID(0, 0)), new PersonId(new UUID(0, 0)));

    private final People people;
    private final InstantSource clock;
    private final ApplicationEventPublisher announcements;

    SliceHandler(People people, InstantSource clock, ApplicationEventPublisher announcements) {
        this.people = people;
        this.clock = clock;
        this.announcements = announcements;
    }

    /** An event with its parts read, and the names it gives. */
    private record Read(
            StoredEvent stored, JsonNode properties, JsonNode context, JsonNode traits, Optional<Sighting> sighting) {}

    /** In the transaction, and in the workspace, that is open. */
    void handle(WorkspaceId workspace, List<StoredEvent> stored) {
        List<Read> reads =
                stored.stream().filter(StoredEvent::isAnnounced).map(this::read).toList();
        if (reads.isEmpty()) {
            return;
        }
        var sightings = reads.stream().flatMap(read -> read.sighting().stream()).toList();
        var identified = people.resolve(sightings).iterator();
        var events = new ArrayList<Event>(reads.size());
        var descriptions = new ArrayList<Description>();
        for (Read read : reads) {
            Identified who = read.sighting().isPresent() ? identified.next() : NOBODY;
            events.add(event(read, who));
            if (read.sighting().isPresent() && read.stored().kind() == Event.Kind.IDENTIFY) {
                descriptions.add(description(read, who));
            }
        }
        people.learn(descriptions);
        var slice = new Slice(workspace, events, clock.instant());
        announcements.publishEvent(new SliceOpened(slice));
        events.forEach(event -> announcements.publishEvent(new EventRecorded(slice, event)));
        announcements.publishEvent(new SliceClosed(slice));
    }

    private Read read(StoredEvent stored) {
        JsonNode properties = LogJson.read(stored.properties());
        JsonNode context = LogJson.read(stored.context());
        JsonNode traits = LogJson.read(stored.traits());
        return new Read(stored, properties, context, traits, sighting(stored, properties, context, traits));
    }

    private static Optional<Sighting> sighting(
            StoredEvent stored, JsonNode properties, JsonNode context, JsonNode traits) {
        var ids = new Naming.Ids(stored.userId(), stored.anonymousId());
        var naming = Naming.of(stored.kind(), stored.trust(), ids, context, traits);
        if (naming.subjectKey().isEmpty()) {
            return Optional.empty();
        }
        JsonNode previous = properties.path("previousId");
        boolean isAlias = stored.kind() == Event.Kind.ALIAS && previous.isString();
        return Optional.of(new Sighting(
                stored.trust(),
                stored.userId(),
                stored.anonymousId(),
                naming.email(),
                naming.phone(),
                naming.externals(),
                isAlias ? Optional.of(previous.stringValue()) : Optional.empty(),
                stored.at(),
                stored.messageId()));
    }

    private static Description description(Read read, Identified who) {
        StoredEvent stored = read.stored();
        return new Description(who.root(), stored.trust(), read.traits(), stored.at(), stored.messageId());
    }

    private static Event event(Read read, Identified who) {
        StoredEvent stored = read.stored();
        return new Event(
                stored.position().pos(),
                stored.shard(),
                stored.kind(),
                stored.name(),
                stored.trust(),
                stored.source(),
                stored.messageId(),
                stored.userId(),
                stored.anonymousId(),
                stored.at(),
                stored.receivedAt(),
                read.properties(),
                read.context(),
                read.traits(),
                who.root(),
                who.person());
    }
}
