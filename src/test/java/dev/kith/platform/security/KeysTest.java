package dev.kith.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.kernel.Unit;
import dev.kith.platform.NewWorkspace;
import dev.kith.platform.Workspace;
import dev.kith.platform.Workspaces;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.TestClock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

@KithTest
class KeysTest {

    private final Keys keys;
    private final Workspaces workspaces;
    private final TestClock clock;
    private final Workspace bloom;

    KeysTest(Keys keys, Workspaces workspaces, TestClock clock) {
        this.keys = keys;
        this.workspaces = workspaces;
        this.clock = clock;
        this.bloom = workspaces.create(NewWorkspace.named("Bloom", new Unit("EUR")));
    }

    @Test
    void takesAFreshKeyAtOnceAndRefusesItOnceRevoked() {
        var fresh = keys.create(bloom.id(), NewKey.secretKey("Shop", keys.newSource(), "test"));
        assertThat(fresh.text()).matches("ks_live_[0-9A-Za-z]{38}");
        assertThat(keys.check(fresh.text()))
                .isInstanceOfSatisfying(
                        KeyCheck.Valid.class,
                        valid -> assertThat(valid.key().workspace()).isEqualTo(bloom.id()));

        assertThat(keys.revoke(bloom.id(), fresh.key().id())).isTrue();

        assertThat(keys.check(fresh.text())).isEqualTo(new KeyCheck.Revoked());
        assertThat(keys.revoke(bloom.id(), fresh.key().id())).isFalse();
    }

    @Test
    void refusesATypoWithoutLookingItUp() {
        var fresh = keys.create(bloom.id(), NewKey.secretKey("Shop", keys.newSource(), "test"));
        String typo = fresh.text().substring(0, 20)
                + (fresh.text().charAt(20) == 'a' ? 'b' : 'a')
                + fresh.text().substring(21);

        assertThat(KeyText.isWellFormed(fresh.text())).isTrue();
        assertThat(KeyText.isWellFormed(typo)).isFalse();
        assertThat(keys.check(typo)).isEqualTo(new KeyCheck.Unknown());
        assertThat(keys.check("")).isEqualTo(new KeyCheck.Unknown());
    }

    @Test
    void neverShowsAKeyTwice() {
        var fresh = keys.create(bloom.id(), NewKey.publicKey("Site", keys.newSource(), "test"));

        assertThat(keys.list(bloom.id()).toString()).doesNotContain(fresh.text());
        assertThat(fresh.toString()).doesNotContain(fresh.text());
    }

    @Test
    void keepsTheKeysOfAWorkspaceFromItsNeighbors() {
        var other = workspaces.create(NewWorkspace.named("Other", new Unit("EUR")));
        var fresh = keys.create(bloom.id(), NewKey.secretKey("Shop", keys.newSource(), "test"));

        assertThat(keys.list(other.id())).isEmpty();
        assertThat(keys.revoke(other.id(), fresh.key().id())).isFalse();
        assertThat(keys.check(fresh.text())).isInstanceOf(KeyCheck.Valid.class);
    }

    @Test
    void marksKeysOfTheTestTwinAndEndsThoseWithADay() {
        var twin = workspaces.testTwin(bloom).orElseThrow();
        var end = clock.instant().plus(Duration.ofDays(1));
        var fresh = keys.create(
                twin.id(),
                new NewKey(
                        ApiKey.Kind.SECRET,
                        "Trial",
                        Set.of("events:write"),
                        Optional.empty(),
                        Optional.of(end),
                        "test"));

        assertThat(fresh.text()).startsWith("ks_test_");
        assertThat(keys.check(fresh.text())).isInstanceOf(KeyCheck.Valid.class);
        clock.stopAt(end);
        assertThat(keys.check(fresh.text())).isEqualTo(new KeyCheck.Revoked());
    }
}
