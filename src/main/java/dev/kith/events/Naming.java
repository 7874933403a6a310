package dev.kith.events;

import dev.kith.people.ExternalId;
import dev.kith.people.Identifier;
import dev.kith.people.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The names an event gives to whom it is about, as far as its trust lets them be names.
 *
 * @param email from the traits if the sender is trusted, from the signed token if there is one; likewise {@code phone}
 */
record Naming(
        Trust trust,
        Optional<String> userId,
        Optional<String> anonymousId,
        Optional<String> email,
        Optional<String> phone,
        List<ExternalId> externals) {

    /** The ids an event carries beside its context. */
    record Ids(Optional<String> userId, Optional<String> anonymousId) {}

    /** @param traits what was said of the person, or of their company if it is a group that was named */
    static Naming of(Event.Kind kind, Trust trust, Ids ids, JsonNode context, JsonNode traits) {
        Optional<String> userId = ids.userId();
        Optional<String> anonymousId = ids.anonymousId();
        return switch (trust) {
            case UNTRUSTED -> new Naming(trust, userId, anonymousId, Optional.empty(), Optional.empty(), List.of());
            case PROVEN -> {
                JsonNode proven = context.path("kith").path("proven");
                yield new Naming(trust, userId, anonymousId, text(proven, "email"), text(proven, "phone"), List.of());
            }
            case TRUSTED ->
                new Naming(
                        trust,
                        userId,
                        anonymousId,
                        told("email", kind, context, traits),
                        told("phone", kind, context, traits),
                        externals(context));
        };
    }

    /** Computed from the event alone: events of one subject stay in order, and nothing has to be looked up. */
    Optional<String> subjectKey() {
        if (trust == Trust.UNTRUSTED) {
            return anonymousId
                    .flatMap(Identifier::anonymous)
                    .map(name -> "a:" + name.value())
                    .or(() -> userId.flatMap(Identifier::claimed).map(name -> "c:" + name.value()));
        }
        return userId.flatMap(Identifier::user)
                .map(name -> "u:" + name.value())
                .or(() -> externals.stream()
                        .flatMap(id -> Identifier.external(id).stream())
                        .findFirst()
                        .map(name -> "x:" + name.type() + ":" + name.value()))
                .or(() -> email.flatMap(Identifier::email).map(name -> "e:" + name.value()))
                .or(() -> phone.flatMap(Identifier::phone).map(name -> "p:" + name.value()))
                .or(() -> anonymousId.flatMap(Identifier::anonymous).map(name -> "a:" + name.value()));
    }

    private static Optional<String> told(String trait, Event.Kind kind, JsonNode context, JsonNode traits) {
        Optional<String> own = kind == Event.Kind.GROUP ? Optional.empty() : text(traits, trait);
        return own.or(() -> text(context.path("traits"), trait));
    }

    private static Optional<String> text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    private static List<ExternalId> externals(JsonNode context) {
        var found = new ArrayList<ExternalId>();
        for (JsonNode each : context.path("externalIds")) {
            var type = text(each, "type");
            var id = text(each, "id");
            if (type.isPresent() && id.isPresent() && found.size() < 10) {
                found.add(new ExternalId(type.get(), id.get()));
            }
        }
        return found;
    }
}
