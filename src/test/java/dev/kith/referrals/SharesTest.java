package dev.kith.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.events.Events;
import dev.kith.events.LoggedEvent;
import dev.kith.platform.database.Tenant;
import dev.kith.testkit.KithTest;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@KithTest
@Import(Flowers.class)
class SharesTest {

    private final Shares shares;
    private final ShareLinks links;
    private final Flowers flowers;
    private final Events events;
    private final Tenant tenant;
    private final JdbcClient jdbc;

    SharesTest(Shares shares, ShareLinks links, Flowers flowers, Events events, Tenant tenant, JdbcClient jdbc) {
        this.shares = shares;
        this.links = links;
        this.flowers = flowers;
        this.events = events;
        this.tenant = tenant;
        this.jdbc = jdbc;
    }

    @Test
    void countsAPressOnceAndTellsTheLog() {
        var bloom = flowers.open();
        flowers.enroll(bloom, "ada", "ada-shares");
        var ada = links.find("ada-shares", bloom.id()).orElseThrow().membership();

        assertThat(shares.pressed(bloom.id(), ada, Channel.WHATSAPP, "portal")).isTrue();

        assertThat(events.page(bloom.id(), Optional.empty(), 10))
                .extracting(LoggedEvent::name)
                .containsExactly("Share Created");
        assertThat(tenant.run(
                        bloom.id(),
                        () -> jdbc.sql("SELECT channel FROM referrals.v_share")
                                .query(String.class)
                                .list()))
                .containsExactly("whatsapp");
    }

    @Test
    void knowsWhenThereIsNoSuchAdvocate() {
        var bloom = flowers.open();
        var other = flowers.open();
        flowers.enroll(other, "bea", "bea-shares");
        var bea = links.find("bea-shares", other.id()).orElseThrow().membership();

        assertThat(shares.pressed(bloom.id(), bea, Channel.COPY, "portal")).isFalse();
        assertThat(shares.pressed(bloom.id(), new MembershipId(new UUID(1, 1)), Channel.COPY, "portal"))
                .isFalse();
    }
}
