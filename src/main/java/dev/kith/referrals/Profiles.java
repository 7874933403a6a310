package dev.kith.referrals;

import dev.kith.journeys.Order;
import dev.kith.people.Person;
import dev.kith.programs.Circumstances;
import dev.kith.programs.PersonProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a condition may look at, as of the moment it asks about. */
public final class Profiles {

    private Profiles() {}

    static PersonProfile asOf(Instant moment, Person person, List<Order> orders) {
        var counted = orders.stream()
                .filter(order -> order.counts() && !order.at().isAfter(moment))
                .toList();
        return new PersonProfile(
                counted.size(),
                days(person.firstSeen(), moment),
                counted.isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(days(counted.getLast().at(), moment)),
                Optional.empty(),
                Optional.empty(),
                domainsOf(person).stream().sorted().findFirst(),
                !person.emails().isEmpty(),
                false,
                Set.of(),
                Set.of(),
                JsonNodeFactory.instance.objectNode());
    }

    /** The circumstances of one thing a friend did. */
    public static Circumstances of(Friend friend, Happening happening) {
        PersonProfile profile = asOf(happening.at(), friend.known(), friend.orders());
        var circumstances = new Circumstances()
                .person(profile)
                .friend(profile)
                .event(happening.event(), happening.at(), "server", happening.properties());
        happening.order().ifPresent(order -> circumstances.order(order, numberOf(order, friend.orders())));
        return circumstances;
    }

    static Set<String> domainsOf(Person person) {
        return person.emails().stream()
                .map(email -> email.substring(email.indexOf('@') + 1))
                .collect(Collectors.toSet());
    }

    /** Which counted order of the buyer it is, from 1. */
    private static long numberOf(Order order, List<Order> all) {
        return 1
                + all.stream()
                        .filter(other -> other.counts() && other.at().isBefore(order.at()))
                        .count();
    }

    private static long days(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toDays());
    }
}
