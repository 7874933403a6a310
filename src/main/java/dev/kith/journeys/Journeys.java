package dev.kith.journeys;

import static java.util.Comparator.comparing;

import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The front door to orders. Everything here reads, and wants an open transaction of the workspace. */
@Component
public final class Journeys {

    static final Comparator<Order> BY_TIME = comparing(Order::at).thenComparing(Order::position);

    private final People people;
    private final JourneyStore store;

    Journeys(People people, JourneyStore store) {
        this.people = people;
        this.store = store;
    }

    /** All orders of these persons under all their names, in order of time; a person without orders has an empty list. */
    public Map<PersonId, List<Order>> ordersOf(Collection<Person> persons) {
        var orders = new HashMap<PersonId, List<Order>>();
        var buyers = new HashMap<RootId, PersonId>();
        for (Person person : persons) {
            orders.put(person.id(), new ArrayList<>());
            person.roots().forEach(root -> buyers.put(root, person.id()));
        }
        for (OrderFile file : buyers.isEmpty() ? List.<OrderFile>of() : store.filesOf(buyers.keySet())) {
            file.placed()
                    .flatMap(by -> Optional.ofNullable(buyers.get(by.root())))
                    .ifPresent(person -> file.order(person)
                            .ifPresent(order -> orders.computeIfAbsent(person, _ -> new ArrayList<>())
                                    .add(order)));
        }
        orders.values().forEach(list -> list.sort(BY_TIME));
        return orders;
    }

    /** The order under the shop's own id; empty while only a refund or cancellation of it is known. */
    public Optional<Order> order(String orderId) {
        return store.files(Set.of(orderId)).stream().findFirst().flatMap(this::order);
    }

    private Optional<Order> order(OrderFile file) {
        return file.placed().flatMap(by -> {
            var person = people.personsOf(Set.of(by.root())).get(by.root());
            return Optional.ofNullable(person).flatMap(file::order);
        });
    }
}
