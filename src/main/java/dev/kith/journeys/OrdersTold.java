package dev.kith.journeys;

import dev.kith.events.Event;
import dev.kith.kernel.Unit;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders as a few events tell them, read and reckoned like those of a shop, and kept nowhere. */
public final class OrdersTold {

    private final Unit currency;
    private final Map<String, OrderFile> files = new LinkedHashMap<>();

    /** @param currency of orders that name none */
    public OrdersTold(Unit currency) {
        this.currency = currency;
    }

    public static boolean isAboutAnOrder(Event event) {
        return OrderReading.isAboutAnOrder(event);
    }

    /** Takes down an event about an order and answers what is known of it now; nothing if the event cannot be read. */
    public Optional<Order> hear(Event event) {
        return switch (OrderReading.read(event, currency)) {
            case OrderReading.Outcome.Told(var telling) ->
                files.compute(
                                telling.orderId(),
                                (id, file) -> Optional.ofNullable(file)
                                        .orElseGet(() -> OrderFile.empty(id))
                                        .add(telling))
                        .order(event.person());
            case OrderReading.Outcome.Unusable _ -> Optional.empty();
        };
    }

    /** All orders of one person under these names, in order of time. */
    public List<Order> of(PersonId person, Collection<RootId> roots) {
        return files.values().stream()
                .filter(file ->
                        file.placed().map(by -> roots.contains(by.root())).orElse(false))
                .flatMap(file -> file.order(person).stream())
                .sorted(Journeys.BY_TIME)
                .toList();
    }
}
