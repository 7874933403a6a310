package dev.kith.events.web;

import dev.kith.events.Event.Kind;
import dev.kith.events.Flag;
import dev.kith.events.IncomingEvent;
import dev.kith.kernel.Ids;
import dev.kith.people.Email;
import dev.kith.people.Identifier;
import dev.kith.people.Trust;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Judges one event: is it whole, who is it about, when did it happen, and how far is it believed. */
final class EventReading {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ID = 255;

    /** What an event came to. */
    sealed interface Outcome {

        String messageId();

        /** @param generated it came without an id of its own */
        record Good(IncomingEvent event, boolean generated) implements Outcome {
            @Override
            public String messageId() {
                return event.messageId();
            }
        }

        record Bad(String messageId, Fault fault, String detail) implements Outcome {
            static Bad of(String messageId, Fault fault) {
                return new Bad(messageId, fault, fault.detail());
            }
        }
    }

    private final Sender sender;
    private final Optional<Kind> path;
    private final ObjectNode envelope;
    private final Proofs proofs;
    private final Ids ids;

    /**
     * @param path the kind the address names, if it names one
     * @param envelope what stands beside the events and counts for each of them
     */
    EventReading(Sender sender, Optional<Kind> path, ObjectNode envelope, Proofs proofs, Ids ids) {
        this.sender = sender;
        this.path = path;
        this.envelope = envelope;
        this.proofs = proofs;
        this.ids = ids;
    }

    Outcome read(IngestReader.Sent sent) {
        ObjectNode event = sent.event();
        String messageId = JsonTexts.id(event.path("messageId")).orElse("");
        if (sent.fault().isPresent()) {
            return Outcome.Bad.of(messageId, sent.fault().get());
        }
        Optional<Kind> kind = kind(event);
        if (kind.isEmpty()) {
            return Outcome.Bad.of(messageId, Fault.UNKNOWN_TYPE);
        }
        if (path.isPresent() && !path.equals(kind)) {
            return Outcome.Bad.of(messageId, Fault.TYPE_MISMATCH);
        }
        if (messageId.length() > LONGEST_ID) {
            return Outcome.Bad.of(messageId.substring(0, LONGEST_ID), Fault.BAD_MESSAGE_ID);
        }
        String name = name(kind.get(), event);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return Outcome.Bad.of(messageId, Fault.MISSING_EVENT_NAME);
        }
        if (EventNames.isReserved(name, sender.secret())) {
            return Outcome.Bad.of(messageId, Fault.RESERVED_NAME);
        }
        return judge(event, kind.get(), name, messageId);
    }

    private Outcome judge(ObjectNode event, Kind kind, String name, String messageId) {
        var parts = EventParts.of(event, envelope, kind);
        Optional<String> userId = JsonTexts.id(event.path("userId")).flatMap(Identifier::named);
        Optional<String> anonymousId = JsonTexts.id(event.path("anonymousId")).flatMap(Identifier::named);
        Optional<String> lack = lack(kind, parts, userId, anonymousId);
        if (lack.isPresent()) {
            return new Outcome.Bad(messageId, Fault.MISSING_IDENTITY, lack.get());
        }
        var flags = EnumSet.noneOf(Flag.class);
        Trust trust = proofs.judge(sender, userId, parts.context(), flags);
        Optional<Instant> original =
                Moments.read(event.path("originalTimestamp")).or(() -> Moments.read(event.path("timestamp")));
        Optional<Instant> sent = Moments.read(envelope.path("sentAt")).or(() -> Moments.read(event.path("sentAt")));
        var clock = EventClock.judge(original, sent, sender.received(), sender.isBrowser());
        flags.addAll(clock.flags());
        if (messageId.isEmpty()) {
            flags.add(Flag.NO_MESSAGE_ID);
        }
        return new Outcome.Good(
                new IncomingEvent(
                        sender.workspace(),
                        sender.source(),
                        trust,
                        kind,
                        name,
                        messageId.isEmpty() ? ids.next().toString() : messageId,
                        userId,
                        anonymousId,
                        Optional.empty(),
                        original,
                        sent,
                        sender.received(),
                        clock.at(),
                        flags,
                        parts.properties(),
                        parts.context(),
                        parts.traits()),
                messageId.isEmpty());
    }

    /** As the event says; else as the address says. */
    private Optional<Kind> kind(ObjectNode event) {
        String type = JsonTexts.text(event.path("type")).orElse("");
        if (type.isEmpty()) {
            return path.or(() -> event.has("event") ? Optional.of(Kind.TRACK) : Optional.empty());
        }
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "identify" -> Optional.of(Kind.IDENTIFY);
            case "track" -> Optional.of(Kind.TRACK);
            case "page" -> Optional.of(Kind.PAGE);
            case "screen" -> Optional.of(Kind.SCREEN);
            case "group" -> Optional.of(Kind.GROUP);
            case "alias" -> Optional.of(Kind.ALIAS);
            default -> Optional.empty();
        };
    }

    private static String name(Kind kind, ObjectNode event) {
        return switch (kind) {
            case TRACK ->
                JsonTexts.text(event.path("event")).map(EventNames::usual).orElse("");
            case PAGE -> "Page Viewed";
            case SCREEN -> "Screen Viewed";
            case IDENTIFY -> "Identify";
            case GROUP -> "Group";
            case ALIAS -> "Alias";
        };
    }

    private Optional<String> lack(Kind kind, EventParts parts, Optional<String> userId, Optional<String> anonymousId) {
        if (kind == Kind.ALIAS
                && (userId.isEmpty() || parts.properties().path("previousId").isMissingNode())) {
            return Optional.of("an alias needs userId and previousId");
        }
        if (kind == Kind.GROUP && parts.properties().path("groupId").isMissingNode()) {
            return Optional.of("a group call needs groupId");
        }
        boolean named =
                userId.isPresent() || anonymousId.isPresent() || (sender.secret() && isNamedOtherwise(kind, parts));
        return named ? Optional.empty() : Optional.of(Fault.MISSING_IDENTITY.detail());
    }

    /** A server may also name somebody by an address or by an id in another system. */
    private static boolean isNamedOtherwise(Kind kind, EventParts parts) {
        JsonNode own = kind == Kind.GROUP ? parts.context().path("traits") : parts.traits();
        boolean mailed = Set.of(own, parts.context().path("traits")).stream()
                .flatMap(traits -> JsonTexts.text(traits.path("email")).stream())
                .anyMatch(address -> Email.parse(address).isPresent());
        boolean elsewhere = parts.context()
                .path("externalIds")
                .valueStream()
                .anyMatch(id -> JsonTexts.text(id.path("type")).isPresent()
                        && JsonTexts.text(id.path("id")).isPresent());
        return mailed || elsewhere;
    }
}
