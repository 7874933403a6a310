package dev.kith.referrals;

import dev.kith.events.Event;
import dev.kith.events.EventRecorded;
import dev.kith.events.Slice;
import dev.kith.events.SliceClosed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes down the clicks of a slice before anybody is judged by them: those the log tells of, and those whose text came
 * back with another event although nobody knows yet whether they were stored.
 */
@Component
final class ClickDesk {

    /** Before this module's judgments, which are eighth. */
    private static final int BEFORE_JUDGMENT = 7;

    private static final Duration ONE_VISIT = Duration.ofMinutes(30);

    /** What one slice says of clicks. */
    private static final class Told {
        private final Map<UUID, Event> clicked = new LinkedHashMap<>();
        private final Map<ClickId, ClickSeal.Sealed> returned = new LinkedHashMap<>();
    }

    private final ClickSeal seal;
    private final ClickStore store;
    private final MembershipStore memberships;

    ClickDesk(ClickSeal seal, ClickStore store, MembershipStore memberships) {
        this.seal = seal;
        this.store = store;
        this.memberships = memberships;
    }

    @EventListener
    @Order(BEFORE_JUDGMENT)
    void on(EventRecorded news) {
        var event = news.event();
        if (event.name().equals(ClickEvent.NAME)) {
            told(news.slice()).clicked.put(ClickEvent.idOf(event), event);
            return;
        }
        textsIn(event)
                .flatMap(text -> seal.read(text, news.slice().workspace()).stream())
                .filter(ClickSeal.Sealed::degraded)
                .forEach(click -> told(news.slice()).returned.put(click.id(), click));
    }

    @EventListener
    @Order(BEFORE_JUDGMENT)
    void on(SliceClosed news) {
        var told = told(news.slice());
        var rows = new ArrayList<ObjectNode>();
        told.clicked.keySet().forEach(id -> told.returned.remove(new ClickId(id)));
        if (!told.returned.isEmpty()) {
            rows.addAll(late(told.returned));
        }
        if (!told.clicked.isEmpty()) {
            rows.addAll(logged(told.clicked.values()));
        }
        if (!rows.isEmpty()) {
            rows.sort(Comparator.comparing(row -> row.path("id").asString()));
            store.write(JsonNodeFactory.instance.arrayNode().addAll(rows));
        }
    }

    /** Where a click's text is carried: by the tracker, in a hidden field, or by the shop's server. */
    private static Stream<String> textsIn(Event event) {
        return Stream.of(
                        event.context().path("kith").path("clickId"),
                        event.properties().path("kith_click"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }

    /** Their seal proves that they happened, when, and on whose code; nothing else is known of them. */
    private List<ObjectNode> late(Map<ClickId, ClickSeal.Sealed> returned) {
        var known = store.withIds(returned.keySet()).keySet();
        var missing = returned.values().stream()
                .filter(click -> !known.contains(click.id()))
                .toList();
        if (missing.isEmpty()) {
            return List.of();
        }
        var codes = memberships.codesLike(
                missing.stream().map(ClickSeal.Sealed::code).toList());
        var owners = memberships
                .withIds(codes.values().stream().map(OwnedCode::membership).toList())
                .stream()
                .collect(Collectors.toMap(Membership::id, membership -> membership));
        return missing.stream()
                .flatMap(click -> Optional.ofNullable(codes.get(click.code().key()))
                        .flatMap(code -> Optional.ofNullable(owners.get(code.membership())))
                        .map(owner -> ClickEvent.late(click, owner))
                        .stream())
                .toList();
    }

    private List<ObjectNode> logged(Collection<Event> events) {
        var rows = events.stream().map(ClickEvent::row).toList();
        markRepeated(rows);
        return rows;
    }

    /** One visit is what a visitor does with one code within half an hour: the first of its clicks counts. */
    private void markRepeated(List<ObjectNode> rows) {
        var returning = rows.stream()
                .filter(row ->
                        !row.path("visitor").asString().equals(row.path("id").asString()))
                .toList();
        if (returning.isEmpty()) {
            return;
        }
        var visitors = returning.stream()
                .map(row -> UUID.fromString(row.path("visitor").asString()))
                .collect(Collectors.toSet());
        var first = returning.stream()
                .map(ClickDesk::timeOf)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var before = store.ofVisitors(visitors, first.minus(ONE_VISIT));
        for (ObjectNode row : returning) {
            row.put(
                    "repeated",
                    before.stream().anyMatch(click -> isVisitOf(row, click))
                            || rows.stream().anyMatch(other -> isVisitOf(row, other)));
        }
    }

    private static boolean isVisitOf(ObjectNode row, Click earlier) {
        return earlier.clickClass().counts()
                && !earlier.repeated()
                && earlier.code().equals(row.path("code").asString())
                && earlier.visitor().toString().equals(row.path("visitor").asString())
                && isSoonAfter(timeOf(row), earlier.at());
    }

    private static boolean isVisitOf(ObjectNode row, ObjectNode earlier) {
        return earlier.path("class").asString().equals(ClickClass.HUMAN.code())
                && !earlier.path("repeated").asBoolean()
                && earlier.path("code").equals(row.path("code"))
                && earlier.path("visitor").equals(row.path("visitor"))
                && isSoonAfter(timeOf(row), timeOf(earlier));
    }

    private static boolean isSoonAfter(Instant later, Instant earlier) {
        return later.isAfter(earlier) && !later.isAfter(earlier.plus(ONE_VISIT));
    }

    private static Instant timeOf(ObjectNode row) {
        return Instant.parse(row.path("clicked_at").asString());
    }

    private static Told told(Slice slice) {
        return slice.memory(Told.class, Told::new);
    }
}
