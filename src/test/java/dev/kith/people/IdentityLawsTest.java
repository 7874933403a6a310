package dev.kith.people;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.Law;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Laws of the identity graph, each checked on a thousand random towns. */
class IdentityLawsTest {

    private static final int TOWNS_PER_CASE = 2;

    @Test
    void theOrderInWhichClaimsArriveChangesNothing() {
        holds((town, random) -> {
            List<Claim> claims = town.some(30);
            var shuffled = new ArrayList<>(claims);
            var nodes = new ArrayList<>(town.nodes());
            Collections.shuffle(shuffled, Random.from(random));
            Collections.shuffle(nodes, Random.from(random));

            assertThat(IdentityFold.of(nodes, shuffled)).isEqualTo(IdentityFold.of(town.nodes(), claims));
        });
    }

    @Test
    void claimsThatWereTakenBackLeaveNoTrace() {
        holds((town, random) -> {
            List<Claim> kept = town.some(20);
            var pairs = kept.stream().map(Claim::pair).collect(toSet());
            List<Claim> takenBack = town.some(20).stream()
                    .filter(claim -> !pairs.contains(claim.pair()))
                    .map(Claim::takenBack)
                    .toList();
            var all = Stream.concat(kept.stream(), takenBack.stream()).toList();

            assertThat(IdentityFold.of(town.nodes(), all)).isEqualTo(IdentityFold.of(town.nodes(), kept));
        });
    }

    @Test
    void everyJourneyIsMadeOfWholePersons() {
        holds((town, random) -> {
            var result = IdentityFold.of(town.nodes(), town.some(30));

            groups(result.persons().keySet(), result::personOf)
                    .forEach(person -> assertThat(
                                    person.stream().map(result::journeyOf).distinct())
                            .hasSize(1));
        });
    }

    @Test
    void nobodyHasTwoAccountsThatWereNeverMerged() {
        holds((town, random) -> {
            List<Claim> claims = town.some(30);
            var result = IdentityFold.of(town.nodes(), claims);
            var merges = claims.stream()
                    .filter(claim -> claim.kind() == Claim.Kind.MERGE && claim.trust() == Trust.TRUSTED)
                    .toList();
            var accounts = IdentityFold.of(town.nodes(), merges);
            var users = town.nodes().stream()
                    .filter(node -> node.identifier().isUser())
                    .map(Node::root)
                    .collect(toSet());

            Stream.of(groups(users, result::personOf), groups(users, result::journeyOf))
                    .flatMap(Collection::stream)
                    .forEach(together -> assertThat(
                                    together.stream().map(accounts::personOf).distinct())
                            .hasSize(1));
        });
    }

    @Test
    void whatBrowsersSayNeverChangesPersons() {
        holds((town, random) -> {
            List<Claim> claims = town.some(30);
            var believed = claims.stream().filter(Claim::isBelieved).toList();

            assertThat(IdentityFold.of(town.nodes(), claims).persons())
                    .isEqualTo(IdentityFold.of(town.nodes(), believed).persons());
        });
    }

    @Test
    void addingClaimsOneByOneEqualsFoldingThemAll() {
        var shortWays = new AtomicInteger();

        holds((town, random) -> {
            var arriving = new ArrayList<>(town.some(30));
            if (random.nextBoolean()) {
                arriving.sort(Claim.BY_TIME);
            } else {
                Collections.shuffle(arriving, Random.from(random));
            }
            var growing = new Growing(town.nodes());
            while (!arriving.isEmpty()) {
                var slice = arriving.subList(0, Math.min(arriving.size(), 1 + random.nextInt(3)));
                if (growing.add(List.copyOf(slice))) {
                    shortWays.incrementAndGet();
                }
                slice.clear();
            }
        });

        assertThat(shortWays.get()).as("times the short way was taken").isGreaterThan(1_000);
    }

    /** A graph that grows claim by claim, and checks each short way against the whole fold. */
    private static final class Growing {

        private final List<Node> nodes;
        private final List<Claim> claims = new ArrayList<>();
        private IdentityFold.Result now;

        Growing(List<Node> nodes) {
            this.nodes = nodes;
            this.now = IdentityFold.of(nodes, List.of());
        }

        boolean add(List<Claim> news) {
            var touched = news.stream()
                    .flatMap(claim -> Stream.of(claim.a(), claim.b()))
                    .collect(toSet());
            var journeys = touched.stream().map(now::journeyOf).collect(toSet());
            var used = claims.stream()
                    .flatMap(claim -> Stream.of(claim.a(), claim.b()))
                    .collect(toSet());
            var members = nodes.stream()
                    .filter(node -> journeys.contains(now.journeyOf(node.root())))
                    .map(this::placed)
                    .toList();
            var fresh = members.stream()
                    .map(placed -> placed.node().root())
                    .filter(root -> !used.contains(root))
                    .collect(toSet());
            var extended = IdentityExtension.of(members, fresh, news);
            claims.addAll(news);
            var folded = IdentityFold.of(nodes, claims);
            extended.ifPresent(result -> assertEqual(result, folded));
            now = folded;
            return extended.isPresent();
        }

        private void assertEqual(IdentityFold.Result extended, IdentityFold.Result folded) {
            var persons = new HashMap<>(now.persons());
            persons.putAll(extended.persons());
            var journeys = new HashMap<>(now.journeys());
            journeys.putAll(extended.journeys());
            var verdicts = new HashMap<>(now.verdicts());
            verdicts.putAll(extended.verdicts());

            assertThat(persons).isEqualTo(folded.persons());
            assertThat(journeys).isEqualTo(folded.journeys());
            assertThat(verdicts).isEqualTo(folded.verdicts());
        }

        private Placed placed(Node node) {
            PersonId person = now.personOf(node.root());
            Instant until = claims.stream()
                    .filter(claim -> now.personOf(claim.a()).equals(person)
                            || now.personOf(claim.b()).equals(person))
                    .map(Claim::at)
                    .max(Instant::compareTo)
                    .orElse(Instant.EPOCH);
            int named = (int) claims.stream()
                    .filter(claim -> claim.a().equals(node.root()) || claim.b().equals(node.root()))
                    .count();
            return new Placed(node, person, now.journeyOf(node.root()), until, named);
        }
    }

    @Test
    void aNameOfWholeCrowdsBelongsToNobody() {
        var kiosk = new Node(root(1), new Identifier(Identifier.ANONYMOUS, "kiosk"));
        var nodes = new ArrayList<>(List.of(kiosk));
        var claims = new ArrayList<Claim>();
        for (int i = 0; i <= IdentityFold.CROWD; i++) {
            var visitor = new Node(root(10 + i), new Identifier(Identifier.USER, "visitor-" + i));
            nodes.add(visitor);
            claims.add(Claim.of(
                    Claim.Kind.LINK,
                    Claim.Pair.of(kiosk.root(), visitor.root()),
                    Trust.TRUSTED,
                    Claims.NOON.plusSeconds(i),
                    "m"));
        }

        var twenty = IdentityFold.of(nodes, claims.subList(0, IdentityFold.CROWD));
        var one = IdentityFold.of(nodes, claims);

        assertThat(twenty.personOf(kiosk.root())).isEqualTo(new PersonId(root(10).value()));
        assertThat(twenty.shared()).isEmpty();
        assertThat(one.personOf(kiosk.root()))
                .isEqualTo(new PersonId(kiosk.root().value()));
        assertThat(one.shared()).containsExactly(kiosk.root());
        assertThat(one.verdicts())
                .allSatisfy((_, verdict) -> assertThat(verdict).isEqualTo(Optional.of(Refusal.SHARED)));
    }

    private static RootId root(int age) {
        return new RootId(new UUID((long) age << 16 | 0x7000L, Long.MIN_VALUE));
    }

    private static <K> Collection<Set<RootId>> groups(Set<RootId> roots, Function<RootId, K> group) {
        Map<K, Set<RootId>> groups = roots.stream().collect(groupingBy(group, mapping(root -> root, toSet())));
        return new HashSet<>(groups.values());
    }

    private static void holds(BiConsumer<Claims, RandomGenerator> law) {
        Law.holds(random -> {
            for (int town = 0; town < TOWNS_PER_CASE; town++) {
                law.accept(new Claims(random), random);
            }
        });
    }
}
