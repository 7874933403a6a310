package dev.kith.referrals;

import dev.kith.kernel.Ids;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Columns;
import dev.kith.platform.database.Tenant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Presses on ways to share. Whether anything was sent nobody knows, and the statistics say so. */
@Component
public final class Shares {

    private static final int LONGEST_PLACEMENT = 40;

    private final Tenant tenant;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final InstantSource clock;

    Shares(Tenant tenant, JdbcClient jdbc, Ids ids, InstantSource clock) {
        this.tenant = tenant;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param placement where the button stood: {@code portal}, {@code account}, {@code post-purchase} */
    public void pressed(WorkspaceId workspace, MembershipId membership, Channel channel, String placement) {
        String place = placement.matches("[a-z0-9_-]{1," + LONGEST_PLACEMENT + "}") ? placement : "other";
        tenant.run(
                workspace,
                () -> jdbc.sql("""
                                INSERT INTO referrals.share (id, membership_id, channel, placement, pressed_at)
                                VALUES (:id, :membership, :channel, :placement, :now)
                                """)
                        .param("id", ids.next())
                        .param("membership", membership.value())
                        .param("channel", channel.code())
                        .param("placement", place)
                        .param("now", Columns.utc(clock.instant()))
                        .update());
    }
}
