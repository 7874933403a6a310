package dev.kith.people;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.testkit.KithTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Random gossip on a real database: whatever arrives when, and by however many hands, the town looks the same. */
@KithTest
class ResolvingTest {

    private static final int TOWNS = 25;

    private final Tenant tenant;
    private final People people;
    private final IdentityStore store;
    private final JdbcClient jdbc;

    ResolvingTest(Tenant tenant, People people, IdentityStore store, JdbcClient jdbc) {
        this.tenant = tenant;
        this.people = people;
        this.store = store;
        this.jdbc = jdbc;
    }

    @Test
    void anyOrderOfArrivalLeadsToTheSameTown() {
        for (int seed = 0; seed < TOWNS; seed++) {
            var random = new Random(seed);
            List<Sighting> gossip = gossip(random, 25);
            var shuffled = new ArrayList<>(gossip);
            Collections.shuffle(shuffled, random);

            Town told = tell(gossip, random);

            assertThat(told).as("seed %d", seed).isEqualTo(tell(shuffled, random));
        }
    }

    @Test
    void manyHandsAtOnceLeadToTheSameTown() throws Exception {
        for (int seed = 100; seed < 104; seed++) {
            var random = new Random(seed);
            List<Sighting> gossip = gossip(random, 60);
            var shop = new WorkspaceId(UUID.randomUUID());
            var hands = new ArrayList<Callable<List<Identified>>>();
            for (int from = 0; from < gossip.size(); from += 5) {
                var part = gossip.subList(from, from + 5);
                hands.add(() -> patiently(() -> tenant.run(shop, () -> people.resolve(part))));
            }
            try (var executor = Executors.newFixedThreadPool(3)) {
                for (var hand : executor.invokeAll(hands)) {
                    hand.get();
                }
            }

            assertThat(town(shop)).as("seed %d", seed).isEqualTo(tell(gossip, random));
        }
    }

    /** Who waits too long for somebody's row begins again, as the worker does. */
    private static List<Identified> patiently(Supplier<List<Identified>> slice) {
        for (int tried = 1; ; tried++) {
            try {
                return slice.get();
            } catch (DataAccessException crowded) {
                if (tried == 5) {
                    throw crowded;
                }
            }
        }
    }

    /** Persons and journeys by the names in them; an alias may leave a name behind that nobody ever used. */
    private record Town(Set<Set<Identifier>> persons, Set<Set<Identifier>> journeys) {}

    private Town tell(List<Sighting> gossip, Random random) {
        var shop = new WorkspaceId(UUID.randomUUID());
        var waiting = new ArrayList<>(gossip);
        while (!waiting.isEmpty()) {
            var slice = waiting.subList(0, Math.min(waiting.size(), 1 + random.nextInt(5)));
            var sightings = List.copyOf(slice);
            tenant.run(shop, () -> people.resolve(sightings));
            slice.clear();
        }
        return town(shop);
    }

    private Town town(WorkspaceId shop) {
        return tenant.run(shop, () -> {
            Set<RootId> roots = new HashSet<>(jdbc.sql("SELECT root_id FROM people.person_map")
                    .query((row, _) -> new RootId(row.getObject("root_id", UUID.class)))
                    .list());
            List<Known> known =
                    store.placesOf(roots).stream().map(Located::known).toList();
            var claims = store.claimsAmong(roots, Trust.UNTRUSTED).stream()
                    .map(Judged::claim)
                    .toList();
            var folded = IdentityFold.of(known.stream().map(Known::node).toList(), claims);
            assertThat(known.stream().collect(toMap(Known::root, Known::person)))
                    .isEqualTo(folded.persons());
            assertThat(known.stream().collect(toMap(Known::root, Known::journey)))
                    .isEqualTo(folded.journeys());
            return new Town(groups(known, Known::person), groups(known, Known::journey));
        });
    }

    private static Set<Set<Identifier>> groups(List<Known> known, Function<Known, PersonId> group) {
        Map<PersonId, Set<Identifier>> groups = known.stream()
                .collect(groupingBy(group, mapping(one -> one.node().identifier(), toSet())));
        return groups.values().stream().filter(names -> names.size() > 1).collect(toSet());
    }

    private static List<Sighting> gossip(Random random, int many) {
        var gossip = new ArrayList<Sighting>();
        for (int i = 0; i < many; i++) {
            var trust = Trust.values()[random.nextInt(3)];
            boolean believed = trust != Trust.UNTRUSTED;
            gossip.add(new Sighting(
                    trust,
                    maybe(random, 0.7, "u" + random.nextInt(4)),
                    Optional.of("a" + random.nextInt(6)),
                    maybe(random, believed ? 0.4 : 0, "e" + random.nextInt(4) + "@example.org"),
                    Optional.empty(),
                    List.of(),
                    maybe(random, 0.2, random.nextBoolean() ? "a" + random.nextInt(6) : "u" + random.nextInt(5)),
                    Claims.NOON.plus(Duration.ofSeconds(random.nextInt(40))),
                    "m" + random.nextInt(1_000)));
        }
        return gossip;
    }

    private static Optional<String> maybe(Random random, double chance, String text) {
        return random.nextDouble() < chance ? Optional.of(text) : Optional.empty();
    }
}
