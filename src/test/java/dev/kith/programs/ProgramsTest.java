package dev.kith.programs;

import static dev.kith.programs.ExampleTerms.exampleA;
import static dev.kith.programs.ExampleTerms.exampleB;
import static dev.kith.programs.ExampleTerms.minimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.programs.Program.State;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shops;
import dev.kith.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@KithTest
class ProgramsTest {

    private static final Instant FIRST_OF_MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    private final Programs programs;
    private final Tenant tenant;
    private final JdbcClient jdbc;
    private final TestClock clock;
    private final WorkspaceId workspace;

    ProgramsTest(Programs programs, Tenant tenant, JdbcClient jdbc, TestClock clock, Shops shops) {
        this.programs = programs;
        this.tenant = tenant;
        this.jdbc = jdbc;
        this.clock = clock;
        this.workspace = shops.open().workspace();
    }

    @BeforeEach
    void itIsNoon() {
        clock.stopAt(NOON);
    }

    @Test
    void keepsAProgramAsADraftUntilItIsLaunched() {
        var saved = create("spring", exampleA());

        assertThat(saved.state()).isEqualTo(State.DRAFT);
        assertThat(saved.version()).isEqualTo(1);
        assertThat(programs.list(workspace)).containsExactly(saved);
        assertThat(programs.draft(workspace, saved.id()))
                .contains(exampleA().read().canonical());
        assertThat(tenant.run(workspace, programs::running)).isEmpty();
    }

    @Test
    void promisesTheDraftWhenItIsLaunched() {
        var spring = launched("spring", exampleA());

        assertThat(spring.state()).isEqualTo(State.LIVE);
        assertThat(programs.draft(workspace, spring.id())).isEmpty();
        assertThat(programs.versions(workspace, spring.id())).singleElement().satisfies(published -> {
            assertThat(published.sha256()).isEqualTo(exampleA().read().sha256());
            assertThat(published.version().terms()).isEqualTo(exampleA().terms());
            assertThat(published.recordedAt()).isEqualTo(NOON);
        });
    }

    /** History may be told afterwards: the terms name their beginning. */
    @Test
    void countsFromTheBeginningItsTermsName() {
        var spring = launched("spring", exampleA()).id();

        assertThat(liveAt(spring, FIRST_OF_MARCH)).isTrue();
        assertThat(liveAt(spring, FIRST_OF_MARCH.minusNanos(1_000))).isFalse();
        assertThat(versionAt(spring, FIRST_OF_MARCH)).contains(1);
        assertThat(versionAt(spring, FIRST_OF_MARCH.minusNanos(1_000))).isEmpty();
    }

    @Test
    void countsFromItsLaunchIfItsTermsNameNoBeginning() {
        var spring = launched("spring", minimal()).id();

        assertThat(liveAt(spring, NOON)).isTrue();
        assertThat(liveAt(spring, NOON.minusNanos(1_000))).isFalse();
    }

    @Test
    void waitsForTheBeginningItsTermsName() {
        var later = launched("later", minimal().with("/active", "{'from': '2026-04-01T00:00:00Z'}"));

        assertThat(later.state()).isEqualTo(State.SCHEDULED);
        assertThat(liveAt(later.id(), NOON)).isFalse();

        clock.stopAt(Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(programs.find(workspace, later.id()).orElseThrow().state()).isEqualTo(State.LIVE);
        assertThat(liveAt(later.id(), clock.instant())).isTrue();
    }

    @Test
    void isOverAfterTheLastInstantItsTermsName() {
        var last = Instant.parse("2026-03-31T23:59:59Z");
        var spring = launched("spring", exampleA().with("/active/until", "'" + last + "'"))
                .id();

        assertThat(liveAt(spring, last)).isTrue();
        assertThat(liveAt(spring, last.plusNanos(1_000))).isFalse();

        clock.stopAt(last.plusSeconds(1));
        assertThat(programs.find(workspace, spring).orElseThrow().state()).isEqualTo(State.ENDED);
    }

    @Test
    void remembersWhenItWasPaused() {
        var spring = launched("spring", exampleA()).id();

        clock.stopAt(NOON.plus(Duration.ofHours(1)));
        assertThat(programs.pause(workspace, spring, "ada")).isInstanceOf(Switching.Switched.class);
        clock.stopAt(NOON.plus(Duration.ofHours(2)));
        assertThat(programs.launch(workspace, spring, "ada")).isInstanceOf(Switching.Switched.class);

        assertThat(liveAt(spring, NOON)).isTrue();
        assertThat(liveAt(spring, NOON.plus(Duration.ofMinutes(90)))).isFalse();
        assertThat(liveAt(spring, NOON.plus(Duration.ofHours(2)))).isTrue();
    }

    @Test
    void takesRepeatedSwitchesAsDone() {
        var spring = launched("spring", exampleA()).id();

        assertThat(programs.launch(workspace, spring, "ada")).isInstanceOf(Switching.Unchanged.class);
        programs.end(workspace, spring, "ada");
        assertThat(programs.end(workspace, spring, "ada")).isInstanceOf(Switching.Unchanged.class);
        assertThat(programs.launch(workspace, spring, "ada")).isInstanceOf(Switching.NotFromHere.class);
        assertThat(programs.pause(workspace, create("draft", minimal()).id(), "ada"))
                .isInstanceOf(Switching.NotFromHere.class);
        assertThat(tenant.run(workspace, programs::running))
                .as("an ended program may still owe something")
                .hasSize(1);
    }

    @Test
    void keepsWhatItPromisedWhenTheTermsChange() {
        var spring = launched("spring", exampleA()).id();

        clock.stopAt(NOON.plusSeconds(60));
        var fives = exampleA().with("/rules/1/value", "{'flat': ['5.00 EUR', '4.00 GBP']}");
        var second = (Saving.Published) programs.revise(workspace, spring, revision(fives));

        assertThat(second.version().number()).isEqualTo(2);
        assertThat(versionAt(spring, NOON)).contains(1);
        assertThat(versionAt(spring, NOON.plusSeconds(60))).contains(2);
        var first = programs.versions(workspace, spring).getFirst();
        assertThat(tenant.run(workspace, () -> programs.version(first.version().id()))
                        .terms())
                .isEqualTo(exampleA().terms());
        assertThat(first.sha256()).isEqualTo(exampleA().read().sha256());
    }

    @Test
    void publishesTheSameTermsOnce() {
        var spring = launched("spring", exampleA()).id();

        assertThat(programs.revise(workspace, spring, revision(exampleA()))).isInstanceOf(Saving.Unchanged.class);
        assertThat(programs.versions(workspace, spring)).hasSize(1);
    }

    @Test
    void doesNotLetARuleKeyChangeItsMeaning() {
        var spring = launched("spring", exampleA()).id();

        var swapped = exampleA()
                .with("/rewards/adv_credit", "{'kind': 'points', 'label': {}}")
                .with("/rules/1/value", "{'flat': ['500 pt']}");

        assertThat(programs.revise(workspace, spring, revision(swapped)))
                .isInstanceOfSatisfying(
                        Saving.Refused.class,
                        refused -> assertThat(refused.findings())
                                .extracting(Finding::pointer, Finding::code)
                                .contains(org.assertj.core.groups.Tuple.tuple("/terms/rules/1/key", "V9")));
    }

    @Test
    void refusesTermsItCannotKeep() {
        var refused = programs.create(workspace, wish("climb", exampleB()), "ada");

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Saving.Refused.class,
                        refusal -> assertThat(refusal.findings()).anyMatch(Finding::isNotSupportedYet));
        assertThat(programs.list(workspace)).isEmpty();
    }

    @Test
    void sendsFriendsToVerifiedDomainsOnly() {
        assertThat(programs.create(workspace, wish("a", landing("https://evil.example/x")), "ada"))
                .isInstanceOf(Saving.Refused.class);
        assertThat(programs.create(workspace, wish("b", landing("https://shop.example/spring")), "ada"))
                .isInstanceOf(Saving.Saved.class);
    }

    @Test
    void givesEachKeyToOneProgram() {
        create("spring", exampleA());

        assertThat(programs.create(workspace, wish("spring", minimal()), "ada")).isInstanceOf(Saving.KeyTaken.class);
    }

    @Test
    void forgetsWhatWasRolledBack() {
        var spring = launched("spring", exampleA()).id();

        assertThatThrownBy(() -> tenant.run(workspace, () -> {
                    programs.pause(workspace, spring, "ada");
                    assertThat(programs.liveAt(spring, NOON)).as("inside").isFalse();
                    throw new IllegalStateException("lost the connection");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(liveAt(spring, NOON)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE programs.program_version SET terms = '{}'",
                "DELETE FROM programs.program_version",
                "UPDATE programs.program_transition SET to_state = 'live'",
                "DELETE FROM programs.program_transition",
                "UPDATE programs.program SET key = 'other'"
            })
    void letsNobodyRewriteAPromise(String change) {
        launched("spring", exampleA());

        assertThatThrownBy(() -> tenant.run(workspace, () -> jdbc.sql(change).update()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private boolean liveAt(ProgramId program, Instant at) {
        return tenant.run(workspace, () -> programs.liveAt(program, at));
    }

    private Optional<Integer> versionAt(ProgramId program, Instant at) {
        return tenant.run(workspace, () -> programs.inForce(program, at).map(ProgramVersion::number));
    }

    private Program launched(String key, ExampleTerms terms) {
        var draft = create(key, terms);
        return ((Switching.Switched) programs.launch(workspace, draft.id(), "ada")).program();
    }

    private Program create(String key, ExampleTerms terms) {
        return ((Saving.Saved) programs.create(workspace, wish(key, terms), "ada")).program();
    }

    private static NewProgram wish(String key, ExampleTerms terms) {
        return new NewProgram(key, "Bring a friend", terms.json(), Optional.empty());
    }

    private static Revision revision(ExampleTerms terms) {
        return new Revision(terms.json(), Optional.empty(), "", "ada");
    }

    private static ExampleTerms landing(String to) {
        return exampleA().with("/landing/to", "'" + to + "'");
    }
}
