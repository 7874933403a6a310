package dev.kith.journeys;

import dev.kith.events.Event;
import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.people.Trust;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Bruno and what a shop says of him. */
final class JourneyFixtures {

    static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    static final Unit EUR = new Unit("EUR");
    static final RootId BRUNO = new RootId(new UUID(0, 3));
    static final PersonId BRUNO_PERSON = new PersonId(new UUID(0, 3));

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JourneyFixtures() {}

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    /** Something the shop's server says; {@code minute} after noon, which is also its place in the log. */
    static Event said(String name, String properties, int minute) {
        return said(name, properties, minute, Trust.TRUSTED);
    }

    static Event said(String name, String properties, int minute, Trust trust) {
        Instant at = NOON.plusSeconds(60L * minute);
        var empty = JSON.createObjectNode();
        return new Event(
                minute,
                0,
                Event.Kind.TRACK,
                name,
                trust,
                new UUID(9, 9),
                "m-" + minute,
                Optional.of("bruno"),
                Optional.empty(),
                at,
                at,
                JSON.readTree(properties.replace('\'', '"')),
                empty,
                empty,
                BRUNO,
                BRUNO_PERSON);
    }

    /** The file of order o-1 after all of these were said, in this order. */
    static OrderFile after(Event... events) {
        var file = OrderFile.empty("o-1");
        for (Event event : events) {
            if (OrderReading.read(event, EUR) instanceof OrderReading.Outcome.Told(var telling)) {
                file = file.add(telling);
            }
        }
        return file;
    }

    static Order orderAfter(Event... events) {
        return after(events).order(BRUNO_PERSON).orElseThrow();
    }
}
