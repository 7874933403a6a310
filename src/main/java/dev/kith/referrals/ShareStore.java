package dev.kith.referrals;

import static dev.kith.platform.database.Columns.utc;

import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Presses on share buttons in PostgreSQL. */
@Component
final class ShareStore {

    private final JdbcClient jdbc;

    ShareStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, MembershipId advocate, Channel channel, String placement, Instant at) {
        jdbc.sql("""
                        INSERT INTO referrals.share (id, membership_id, channel, placement, pressed_at)
                        VALUES (:id, :advocate, :channel, :placement, :at)
                        """)
                .param("id", id)
                .param("advocate", advocate.value())
                .param("channel", channel.code())
                .param("placement", placement)
                .param("at", utc(at))
                .update();
    }
}
