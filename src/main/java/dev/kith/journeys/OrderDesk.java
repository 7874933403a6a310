package dev.kith.journeys;

import dev.kith.events.Event;
import dev.kith.events.EventRecorded;
import dev.kith.events.Slice;
import dev.kith.events.SliceClosed;
import dev.kith.events.SliceOpened;
import dev.kith.journeys.OrderReading.Outcome;
import dev.kith.kernel.Unit;
import dev.kith.people.People;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.platform.Workspaces;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes down what a slice of events says about orders: read once, written once, then announced. */
@Component
final class OrderDesk {

    private static final int AS_SIXTH_MODULE = 6;

    private final Workspaces workspaces;
    private final People people;
    private final JourneyStore store;
    private final ApplicationEventPublisher announcements;

    OrderDesk(Workspaces workspaces, People people, JourneyStore store, ApplicationEventPublisher announcements) {
        this.workspaces = workspaces;
        this.people = people;
        this.store = store;
        this.announcements = announcements;
    }

    @EventListener
    @Order(AS_SIXTH_MODULE)
    void on(SliceOpened news) {
        var orderIds = news.slice().events().stream()
                .map(OrderReading::orderIdOf)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        if (!orderIds.isEmpty()) {
            store.hold(orderIds).forEach(deskOf(news.slice())::know);
        }
    }

    @EventListener
    @Order(AS_SIXTH_MODULE)
    void on(EventRecorded news) {
        var event = news.event();
        if (!OrderReading.isAboutAnOrder(event)) {
            return;
        }
        switch (OrderReading.read(event, currencyOf(news.slice()))) {
            case Outcome.Told(var telling) -> deskOf(news.slice()).take(telling, event);
            case Outcome.Unusable(var why) -> deskOf(news.slice()).notice(why, event);
        }
    }

    @EventListener
    @Order(AS_SIXTH_MODULE)
    void on(SliceClosed news) {
        var slice = news.slice();
        var orders = deskOf(slice);
        if (!orders.notices().isEmpty()) {
            store.insertNotices(orders.notices(), slice.now());
        }
        if (!orders.changed().isEmpty()) {
            write(orders);
            announce(slice, orders);
        }
    }

    private void write(OrdersOfSlice orders) {
        store.write(orders.changed());
        if (!orders.newRefunds().isEmpty()) {
            store.insertRefunds(orders.newRefunds());
        }
        if (!orders.transitions().isEmpty()) {
            store.insertTransitions(orders.transitions());
        }
    }

    /** Every event that changed an order announces it as it stands at the end of the slice. */
    private void announce(Slice slice, OrdersOfSlice orders) {
        var persons = people.personsOf(orders.buyersElsewhere());
        for (Event cause : orders.causes()) {
            var file = orders.fileOf(cause);
            file.placed()
                    .map(by -> personOf(by.root(), orders, persons))
                    .flatMap(file::order)
                    .ifPresent(order -> announcements.publishEvent(new OrderChanged(slice, order, cause)));
        }
    }

    private static PersonId personOf(RootId buyer, OrdersOfSlice orders, Map<RootId, PersonId> persons) {
        return Optional.ofNullable(persons.get(buyer)).orElseGet(() -> orders.personOf(buyer));
    }

    private static OrdersOfSlice deskOf(Slice slice) {
        return slice.memory(OrdersOfSlice.class, OrdersOfSlice::new);
    }

    private Unit currencyOf(Slice slice) {
        return workspaces.find(slice.workspace()).orElseThrow().currency();
    }
}
