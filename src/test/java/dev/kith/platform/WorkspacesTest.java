package dev.kith.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.kernel.Unit;
import dev.kith.testkit.KithTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@KithTest
class WorkspacesTest {

    private static final Unit EUR = new Unit("EUR");

    private final Workspaces workspaces;

    WorkspacesTest(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @Test
    void opensAWorkspaceWithATestTwinBesideIt() {
        var bloom = workspaces.create(NewWorkspace.named("Bloom & Söhne", EUR).withDomain("bloom.example"));

        var twin = workspaces.testTwin(bloom).orElseThrow();

        assertThat(bloom.key()).startsWith("bloom-so-hne");
        assertThat(twin.key()).isEqualTo(bloom.key() + "~test");
        assertThat(twin.testTwinOf()).hasValue(bloom.id());
        assertThat(workspaces.byKey(bloom.key())).hasValue(bloom);
        assertThat(workspaces.domains(twin.id())).extracting(Domain::host).containsExactly("bloom.example");
        assertThat(workspaces.all()).contains(bloom, twin);
    }

    @Test
    void knowsNobodyUnderWhatCannotBeAKey() {
        assertThat(List.of("", "~test", "a\u0000b", "Bloom", "bloom~", "x".repeat(5_000)))
                .allSatisfy(key -> assertThat(workspaces.byKey(key)).isEmpty());
    }

    @Test
    void givesTheSecondOfANameAnotherKey() {
        var first = workspaces.create(NewWorkspace.named("Demo", EUR));
        var second = workspaces.create(NewWorkspace.named("Demo", EUR));

        assertThat(first.key()).isNotEqualTo(second.key()).isNotEqualTo("demo");
    }

    @Test
    void sendsFriendsToTheShopByHttpsExceptOnThisMachine() {
        assertThat(List.of("shop.example", "localhost.example", "localhost:3000", "127.0.0.1:3000", "localhost"))
                .extracting(Domain::home)
                .containsExactly(
                        "https://shop.example/",
                        "https://localhost.example/",
                        "http://localhost:3000/",
                        "http://127.0.0.1:3000/",
                        "http://localhost/");
    }

    @Test
    void readsHostsAsPeopleTypeThem() {
        assertThat(List.of("shop.example", "https://Shop.Example/en?x=1", "localhost:3000", "müller.example"))
                .extracting(typed -> Domain.parseHost(typed).orElse("-"))
                .containsExactly("shop.example", "shop.example", "localhost:3000", "xn--mller-kva.example");
        assertThat(List.of("", "a b", "10.0.0.1", "user@host", "ftp://x.example", "-x.example"))
                .allSatisfy(typed -> assertThat(Domain.parseHost(typed)).isEmpty());
    }
}
