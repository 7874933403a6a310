package dev.kith.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.testkit.KithTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import tools.jackson.databind.json.JsonMapper;

/** The worked examples of who is who, on a real database. */
@KithTest
class PeopleTest {

    private static final Instant TEN = Instant.parse("2026-03-03T10:00:00Z");
    private static final Instant ELEVEN = TEN.plus(Duration.ofHours(1));
    private static final Instant NOON = TEN.plus(Duration.ofHours(2));

    private final WorkspaceId shop = new WorkspaceId(UUID.randomUUID());
    private final Tenant tenant;
    private final People people;
    private final ConfigurableApplicationContext application;
    private final Notebook notebook = new Notebook();
    private int messages;

    PeopleTest(Tenant tenant, People people, ConfigurableApplicationContext application) {
        this.tenant = tenant;
        this.people = people;
        this.application = application;
    }

    @BeforeEach
    void listen() {
        application.addApplicationListener(notebook);
    }

    @AfterEach
    void listenNoMore() {
        application.removeApplicationListener(notebook);
    }

    @Test
    void earlierPagesAreHersOnceSheIsIdentified() {
        var page = seen(anonymous("A1", TEN));

        seen(identify("u-ana", "A1", "ana@example.org", ELEVEN));

        assertThat(who("u-ana").anonymousIds()).containsExactly("A1");
        assertThat(who("u-ana").emails()).containsExactly("ana@example.org");
        assertThat(personOf(page.root())).isEqualTo(who("u-ana").id());
    }

    @Test
    void aBrowsersWordIsEnoughForReportsOnly() {
        var page = seen(anonymous("A1", TEN));
        seen(trusted("u-ana", TEN));
        seen(claim("u-ana", "A1", ELEVEN));

        assertThat(personOf(page.root())).isNotEqualTo(who("u-ana").id());
        assertThat(journeyOf(page.root())).isEqualTo(journeyOf(root("u-ana")));

        seen(trusted("u-ana", "A1", NOON));

        assertThat(personOf(page.root())).isEqualTo(who("u-ana").id());
    }

    @Test
    void aSharedTabletStaysWithWhoeverUsedItFirst() {
        seen(trusted("u-ana", "A1", TEN));
        var bo = seen(trusted("u-bo", "A1", ELEVEN));
        var tablet = seen(anonymous("A1", NOON));

        assertThat(bo.person()).isEqualTo(who("u-bo").id());
        assertThat(tablet.person()).isEqualTo(who("u-ana").id());
        assertThat(who("u-bo").anonymousIds()).isEmpty();
    }

    @Test
    void aLateEarlierClaimTakesTheTabletBack() {
        seen(trusted("u-bo", "A1", ELEVEN));
        var tablet = seen(anonymous("A1", NOON));
        assertThat(tablet.person()).isEqualTo(who("u-bo").id());
        notebook.forget();

        seen(trusted("u-ana", "A1", TEN));

        assertThat(personOf(tablet.root())).isEqualTo(who("u-ana").id());
        assertThat(notebook.relinked()).containsExactlyInAnyOrder(tablet.root(), root("u-bo"));
    }

    @Test
    void anAddressInUseStaysWhereItIsAndIsOnlyWrittenAboutTheOther() {
        seen(identify("u-ana", "A1", "ana@example.org", TEN));
        var cy = seen(identify("u-cy", "A2", "ana@example.org", ELEVEN));
        describe(cy.root(), "{\"email\":\"Ana@Example.org\",\"name\":\"Cy\"}", ELEVEN);

        assertThat(who("u-cy").id()).isNotEqualTo(who("u-ana").id());
        assertThat(in(() -> people.findByEmail("ana@example.org")))
                .hasValue(who("u-ana").id());
        assertThat(who("u-cy").emails()).containsExactly("ana@example.org");
        assertThat(who("u-cy").name()).hasValue("Cy");
    }

    @Test
    void aGuestWhoSignsUpLaterKeepsTheirOrder() {
        var guest = seen(
                new Sighting(Trust.TRUSTED, none(), none(), Optional.of("dan@example.org"), none(), TEN, message()));

        seen(identify("u-dan", "A1", "dan@example.org", ELEVEN));

        assertThat(personOf(guest.root())).isEqualTo(who("u-dan").id());
    }

    @Test
    void nobodyBecomesTheVictimBySayingSo() {
        seen(identify("u-victim", "A1", "victim@example.org", TEN));
        Person before = who("u-victim");
        notebook.forget();

        var attacker = seen(claim("u-victim", "A9", ELEVEN));
        seen(new Sighting(
                Trust.UNTRUSTED,
                Optional.of("u-victim"),
                Optional.of("A9"),
                Optional.of("evil@example.org"),
                none(),
                NOON,
                message()));

        assertThat(who("u-victim")).isEqualTo(before);
        assertThat(attacker.person()).isNotEqualTo(before.id());
        assertThat(in(() -> people.findByEmail("evil@example.org"))).isEmpty();
        assertThat(notebook.relinked()).isEmpty();
    }

    @Test
    void onlyASecretKeyMergesAccountsByAlias() {
        seen(trusted("u-old", TEN));
        seen(trusted("u-new", TEN));

        seen(alias(Trust.UNTRUSTED, "u-old", "u-new"));
        assertThat(who("u-old").id()).isNotEqualTo(who("u-new").id());

        seen(alias(Trust.PROVEN, "u-old", "u-new"));
        assertThat(who("u-old").id()).isNotEqualTo(who("u-new").id());
        // Both may have been met in one millisecond: then the smaller of their random ids is the older.
        String older = Stream.of("u-old", "u-new")
                .min(Comparator.comparing(user -> who(user).id().value().toString()))
                .orElseThrow();

        seen(alias(Trust.TRUSTED, "u-old", "u-new"));
        assertThat(who("u-old")).isEqualTo(who("u-new"));
        assertThat(who("u-new").userId()).hasValue(older);
    }

    @Test
    void anAliasOfOneselfSaysNothing() {
        var ana = seen(alias(Trust.TRUSTED, "u-ana", "u-ana"));

        assertThat(who("u-ana").roots()).containsExactly(ana.root());
    }

    @Test
    void anAliasFromAnOlderAnonymousNameLinksIt() {
        var page = seen(anonymous("A1", TEN));

        seen(alias(Trust.TRUSTED, "A1", "u-ana"));

        assertThat(personOf(page.root())).isEqualTo(who("u-ana").id());
    }

    @Test
    void anAliasBecomesAMergeWhenTheOlderNameTurnsOutToBeAUser() {
        seen(alias(Trust.TRUSTED, "u-old", "u-new"));

        seen(trusted("u-old", NOON));

        assertThat(who("u-old")).isEqualTo(who("u-new"));
        assertThat(who("u-old").anonymousIds()).isEmpty();
    }

    @Test
    void unmergingLeavesTheWorldAsIfTheMergeHadNeverBeen() {
        seen(trusted("u-1", "A1", TEN));
        seen(trusted("u-2", "A2", TEN));
        assertThat(in(() -> people.merge("u-1", "u-2"))).isEqualTo(Merge.DONE);
        assertThat(in(() -> people.merge("u-1", "u-2"))).isEqualTo(Merge.NOTHING_TO_DO);
        assertThat(who("u-1")).isEqualTo(who("u-2"));
        seen(trusted("u-1", "A3", ELEVEN));
        seen(identify("u-2", "A1", "two@example.org", NOON));

        assertThat(in(() -> people.unmerge("u-1", "u-2", "staff"))).isEqualTo(Merge.DONE);

        assertThat(who("u-1").anonymousIds()).containsExactlyInAnyOrder("A1", "A3");
        assertThat(who("u-2").anonymousIds()).containsExactly("A2");
        assertThat(who("u-2").emails()).containsExactly("two@example.org");

        seen(alias(Trust.TRUSTED, "u-1", "u-2"));
        assertThat(who("u-1").id()).as("staff said no").isNotEqualTo(who("u-2").id());
    }

    @Test
    void merginganUnknownUserIsRefused() {
        seen(trusted("u-1", TEN));

        assertThat(in(() -> people.merge("u-1", "u-nobody"))).isEqualTo(Merge.UNKNOWN_USER);
        assertThat(in(() -> people.merge("u-1", "u-1"))).isEqualTo(Merge.SAME_USER);
    }

    @Test
    void theLastWriterOfATraitWinsByItsTime() {
        var ana = seen(trusted("u-ana", TEN));
        describe(ana.root(), "{\"name\":\"Ana Rossi\"}", NOON);
        describe(ana.root(), "{\"name\":\"Ana\",\"email\":\"ana@example.org\"}", TEN);

        assertThat(who("u-ana").name()).hasValue("Ana Rossi");
        assertThat(who("u-ana").emails()).containsExactly("ana@example.org");
    }

    @Test
    void aBrowserCannotNameAnybody() {
        var ana = seen(trusted("u-ana", TEN));
        in(() -> {
            people.learn(List.of(new Description(
                    ana.root(),
                    Trust.UNTRUSTED,
                    json("{\"name\":\"Mallory\",\"email\":\"m@example.org\"}"),
                    NOON,
                    "m")));
            return true;
        });

        assertThat(who("u-ana").name()).isEmpty();
        assertThat(who("u-ana").emails()).isEmpty();
    }

    @Test
    void aPersonIsFoundByTheBeginningOfAnyOfTheirNames() {
        var ana = seen(trusted("u-17", TEN));
        describe(ana.root(), "{\"name\":\"Ana Maria Rossi\"}", NOON);

        assertThat(in(() -> people.search("ros", 10))).containsExactly(who("u-17"));
        assertThat(in(() -> people.search("Ana M", 10))).containsExactly(who("u-17"));
        assertThat(in(() -> people.search("ossi", 10))).isEmpty();
    }

    @Test
    void shopsNeverSeeEachOthersPeople() {
        seen(identify("u-ana", "A1", "ana@example.org", TEN));
        var other = new WorkspaceId(UUID.randomUUID());

        assertThat(tenant.run(other, () -> people.find("u-ana"))).isEmpty();
        assertThat(tenant.run(other, () -> people.search("ana", 10))).isEmpty();
        assertThat(in(() -> people.search("ana", 10))).containsExactly(who("u-ana"));
    }

    @Test
    void manySightingsOfOneSliceAreResolvedInOrder() {
        var sightings = List.of(
                anonymous("A1", TEN),
                trusted("u-ana", "A1", ELEVEN),
                trusted("u-bo", "A2", ELEVEN),
                anonymous("A1", NOON));

        List<Identified> found = in(() -> people.resolve(sightings));

        assertThat(found)
                .extracting(Identified::person)
                .containsExactly(
                        who("u-ana").id(),
                        who("u-ana").id(),
                        who("u-bo").id(),
                        who("u-ana").id());
        assertThat(in(() -> people.resolve(sightings))).isEqualTo(found);
    }

    private Identified seen(Sighting sighting) {
        return in(() -> people.resolve(sighting));
    }

    private Person who(String userId) {
        return in(() -> people.load(people.find(userId).orElseThrow()).orElseThrow());
    }

    private PersonId personOf(RootId root) {
        return in(() ->
                Optional.ofNullable(people.personsOf(List.of(root)).get(root)).orElseThrow());
    }

    private PersonId journeyOf(RootId root) {
        return in(() -> people.journeysOf(List.of(root)).entrySet().stream()
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow());
    }

    private RootId root(String userId) {
        return seen(trusted(userId, NOON)).root();
    }

    private void describe(RootId root, String traits, Instant at) {
        in(() -> {
            people.learn(List.of(new Description(root, Trust.TRUSTED, json(traits), at, message())));
            return true;
        });
    }

    private static tools.jackson.databind.JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private <T> T in(Supplier<T> work) {
        return tenant.run(shop, work);
    }

    private Sighting anonymous(String id, Instant at) {
        return new Sighting(Trust.UNTRUSTED, none(), Optional.of(id), none(), none(), at, message());
    }

    private Sighting claim(String user, String anonymous, Instant at) {
        return new Sighting(Trust.UNTRUSTED, Optional.of(user), Optional.of(anonymous), none(), none(), at, message());
    }

    private Sighting trusted(String user, Instant at) {
        return new Sighting(Trust.TRUSTED, Optional.of(user), none(), none(), none(), at, message());
    }

    private Sighting trusted(String user, String anonymous, Instant at) {
        return new Sighting(Trust.TRUSTED, Optional.of(user), Optional.of(anonymous), none(), none(), at, message());
    }

    private Sighting identify(String user, String anonymous, String email, Instant at) {
        return new Sighting(
                Trust.TRUSTED, Optional.of(user), Optional.of(anonymous), Optional.of(email), none(), at, message());
    }

    private Sighting alias(Trust trust, String previous, String user) {
        return new Sighting(
                trust, Optional.of(user), none(), none(), none(), List.of(), Optional.of(previous), NOON, message());
    }

    private String message() {
        return "m-" + messages++;
    }

    private static Optional<String> none() {
        return Optional.empty();
    }

    /** Writes down which roots were announced as relinked. */
    private static final class Notebook implements ApplicationListener<PayloadApplicationEvent<PersonLinksChanged>> {

        private Set<RootId> relinked = Set.of();

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<PersonLinksChanged> news) {
            relinked = news.getPayload().roots();
        }

        Set<RootId> relinked() {
            return relinked;
        }

        void forget() {
            relinked = Set.of();
        }
    }
}
