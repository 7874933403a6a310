package dev.kith.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.programs.ProgramId;
import dev.kith.programs.Programs;
import dev.kith.referrals.Enrollment.AlreadyEnrolled;
import dev.kith.referrals.Enrollment.CodeRefused;
import dev.kith.referrals.Enrollment.CodeTaken;
import dev.kith.referrals.Enrollment.Enrolled;
import dev.kith.referrals.Enrollment.NobodyNamed;
import dev.kith.referrals.Enrollment.TooManyCodes;
import dev.kith.testkit.KithTest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

@KithTest
@Import(Flowers.class)
class MembershipsTest {

    private final Memberships memberships;
    private final Tenant tenant;
    private final People people;
    private final Programs programs;
    private final ShareLinks links;
    private final Flowers flowers;
    private final Flowers.Bloom bloom;
    private final WorkspaceId shop;

    MembershipsTest(
            Memberships memberships,
            Tenant tenant,
            People people,
            Programs programs,
            ShareLinks links,
            Flowers flowers) {
        this.memberships = memberships;
        this.tenant = tenant;
        this.people = people;
        this.programs = programs;
        this.links = links;
        this.flowers = flowers;
        this.bloom = flowers.open();
        this.shop = bloom.id();
    }

    @Test
    void drawsACodeForWhoeverBringsNone() {
        var ada = (Enrolled) enroll("ada", Optional.empty());

        assertThat(ada.code().code().isGenerated()).isTrue();
        assertThat(ada.membership().state()).isEqualTo(Membership.State.ACTIVE);
        assertThat(enroll("ada", Optional.empty())).isEqualTo(new AlreadyEnrolled(ada.membership(), ada.code()));
        assertThat(person("ada").emails()).containsExactly("ada@example.org");
    }

    @Test
    void makesOneMembershipOfTwentyRequestsAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(20)) {
            var outcomes = IntStream.range(0, 20)
                    .mapToObj(_ -> threads.submit(() -> enroll("ada", Optional.empty())))
                    .toList();
            var codes = new HashSet<String>();
            for (var outcome : outcomes) {
                codes.add(
                        switch (outcome.get()) {
                            case Enrolled joined -> joined.code().code().text();
                            case AlreadyEnrolled already ->
                                already.code().code().text();
                            case Enrollment other -> other.toString();
                        });
            }

            assertThat(codes).hasSize(1);
            assertThat(ofPerson("ada")).hasSize(1);
        }
    }

    @Test
    void addsEachFurtherCodeAndKeepsTheEarlierOnes() {
        enroll("ada", Optional.of("ADAR2C7H"));
        enroll("ada", Optional.of("ada-reads"));
        enroll("ada", Optional.of("ada-books"));

        assertThat(List.of("adar-2c7h", "Ada-Reads", "adabooks"))
                .allSatisfy(typed -> assertThat(links.find(typed, shop)).isPresent());
    }

    @Test
    void givesNobodyACodeThatLooksLikeAnothers() {
        enroll("ada", Optional.of("ada-reads"));

        assertThat(List.of("ADA-READS", "adareads", "ada-read5"))
                .allSatisfy(
                        wish -> assertThat(enroll("cleo", Optional.of(wish))).isEqualTo(new CodeTaken(wish)));
        assertThat(ofPerson("cleo")).isEmpty();
    }

    @Test
    void refusesWordsOfTheHouseAndNobodies() {
        assertThat(enroll("ada", Optional.of("bl00m"))).isEqualTo(new CodeRefused("bl00m", CodeObjection.RESERVED));
        assertThat(enroll("ada", Optional.of("x"))).isEqualTo(new CodeRefused("x", CodeObjection.FORM));
        assertThat(enroll("null", Optional.empty())).isEqualTo(new NobodyNamed());
    }

    @Test
    void knowsItsPrograms() {
        var nowhere = new ProgramId(new UUID(7, 7));
        assertThat(memberships.enroll(
                        shop, new AdvocateWish(nowhere, "ada", Optional.empty(), Optional.empty(), Optional.empty())))
                .isEqualTo(new Enrollment.ProgramUnknown());

        programs.end(shop, bloom.spring(), "test");

        assertThat(enroll("ada", Optional.empty())).isEqualTo(new Enrollment.ProgramOver());
    }

    @Test
    void letsAPersonChooseFiveCodesAndNoSixth() {
        for (String word : List.of("one-rose", "two-roses", "three-roses", "four-roses", "five-roses")) {
            enroll("ada", Optional.of(word));
        }

        assertThat(enroll("ada", Optional.of("six-roses"))).isEqualTo(new TooManyCodes(5));
        assertThat(enroll("ada", Optional.of("two-roses"))).isInstanceOf(AlreadyEnrolled.class);
    }

    @Test
    void letsTwoShopsGiveTheSameWordToTwoPeople() {
        var other = flowers.open();
        enroll("ada", Optional.of("tulip"));
        flowers.enroll(other, "bea", "tulip");

        assertThat(links.find("tulip", shop).orElseThrow().membership())
                .isNotEqualTo(links.find("tulip", other.id()).orElseThrow().membership());
    }

    @Test
    void closesALinkWhenItsCodeIsBlockedOrItsAdvocateLeaves() {
        enroll("ada", Optional.of("ada-reads"));
        var bea = (Enrolled) enroll("bea", Optional.of("bea-reads"));
        assertThat(links.find("ada-reads", shop).orElseThrow().open()).isTrue();

        memberships.block(shop, new ShareCode("ada-reads"), "advertised in search results");
        memberships.changeState(shop, bea.membership().id(), Membership.State.LEFT);

        assertThat(links.find("ada-reads", shop).orElseThrow().open()).isFalse();
        assertThat(links.find("bea-reads", shop).orElseThrow().open()).isFalse();
    }

    private Enrollment enroll(String userId, Optional<String> code) {
        return memberships.enroll(shop, wish(userId, code));
    }

    private AdvocateWish wish(String userId, Optional<String> code) {
        return new AdvocateWish(bloom.spring(), userId, Optional.of(userId + "@example.org"), Optional.empty(), code);
    }

    private Person person(String userId) {
        return tenant.run(
                shop, () -> people.load(people.find(userId).orElseThrow()).orElseThrow());
    }

    private List<Membership> ofPerson(String userId) {
        return tenant.run(
                shop,
                () -> people.find(userId)
                        .map(person -> memberships.ofPersons(List.of(person)).getOrDefault(person, List.of()))
                        .orElse(List.of()));
    }
}
