package dev.kith.journeys;

import dev.kith.events.Event;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The order files a slice of events is about, as they were and as they become. */
final class OrdersOfSlice {

    private final Map<String, OrderFile> before = new HashMap<>();
    private final Map<String, OrderFile> after = new LinkedHashMap<>();
    private final Map<RootId, PersonId> seen = new HashMap<>();
    private final List<Event> causes = new ArrayList<>();
    private final List<Transition> transitions = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    void know(OrderFile file) {
        before.put(file.orderId(), file);
    }

    void take(Telling telling, Event event) {
        seen.put(event.root(), event.person());
        var old = now(telling.orderId());
        var added = old.add(telling);
        if (added.equals(old)) {
            return;
        }
        // Changed for the first time in this slice: one more revision, whatever else follows.
        var changed = after.containsKey(old.orderId()) ? added : added.written();
        after.put(old.orderId(), changed);
        causes.add(event);
        noteTransition(old, changed, event);
        noteConflict(old, changed, event);
    }

    void notice(Remark why, Event event) {
        notices.add(new Notice(event.messageId(), why, OrderReading.orderIdOf(event), event.at()));
    }

    private void noteTransition(OrderFile old, OrderFile changed, Event event) {
        var from = stateOf(old);
        var to = stateOf(changed);
        if (to.isPresent() && !to.equals(from)) {
            transitions.add(new Transition(old.orderId(), from, to.get(), event.messageId(), event.at()));
        }
    }

    private void noteConflict(OrderFile old, OrderFile changed, Event event) {
        var remarks = remarksOf(changed);
        for (Remark remark : List.of(Remark.ORDER_CONFLICT, Remark.REFUND_EXCEEDS_ORDER)) {
            if (remarks.contains(remark) && !remarksOf(old).contains(remark)) {
                notice(remark, event);
            }
        }
    }

    private OrderFile now(String orderId) {
        return after.getOrDefault(orderId, before.getOrDefault(orderId, OrderFile.empty(orderId)));
    }

    /** An event whose person is not asked for here. */
    private static Optional<Order> orderOf(OrderFile file) {
        return file.placed().flatMap(by -> file.order(new PersonId(by.root().value())));
    }

    private static Optional<Order.State> stateOf(OrderFile file) {
        return orderOf(file).map(Order::state);
    }

    private static Set<Remark> remarksOf(OrderFile file) {
        return orderOf(file).map(Order::remarks).orElse(Set.of());
    }

    Collection<OrderFile> changed() {
        return after.values();
    }

    List<Event> causes() {
        return causes;
    }

    OrderFile fileOf(Event cause) {
        return now(OrderReading.orderIdOf(cause).orElseThrow());
    }

    List<Transition> transitions() {
        return transitions;
    }

    List<Notice> notices() {
        return notices;
    }

    Map<String, List<RefundTold>> newRefunds() {
        var fresh = new LinkedHashMap<String, List<RefundTold>>();
        for (OrderFile file : after.values()) {
            int known = before.containsKey(file.orderId())
                    ? before.get(file.orderId()).refunds().size()
                    : 0;
            if (file.refunds().size() > known) {
                fresh.put(
                        file.orderId(),
                        file.refunds().subList(known, file.refunds().size()));
            }
        }
        return fresh;
    }

    /** Buyers of changed orders about whom no event of this slice is. */
    Set<RootId> buyersElsewhere() {
        return after.values().stream()
                .flatMap(file -> file.placed().stream())
                .map(Telling.Teller::root)
                .filter(root -> !seen.containsKey(root))
                .collect(Collectors.toSet());
    }

    /** A person seen in this slice. */
    PersonId personOf(RootId root) {
        return Optional.ofNullable(seen.get(root)).orElseGet(() -> new PersonId(root.value()));
    }
}
