package dev.kith.referrals;

import dev.kith.events.Events;
import dev.kith.events.FactOfKith;
import dev.kith.kernel.Ids;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** Counts presses on share buttons. Whether anything was sent then is unknown, and nobody claims otherwise. */
@Component
public final class Shares {

    private static final String NAME = "Share Created";
    private static final Pattern PLACEMENT = Pattern.compile("[a-z0-9_-]{1,40}");

    private final Tenant tenant;
    private final Memberships memberships;
    private final ShareStore store;
    private final Events events;
    private final Ids ids;
    private final InstantSource clock;

    Shares(Tenant tenant, Memberships memberships, ShareStore store, Events events, Ids ids, InstantSource clock) {
        this.tenant = tenant;
        this.memberships = memberships;
        this.store = store;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Somebody pressed a button.
     *
     * @param placement where the button stood: {@code portal}, {@code account}, {@code post-purchase}
     * @return false if there is no such advocate here
     */
    public boolean pressed(WorkspaceId workspace, MembershipId advocate, Channel channel, String placement) {
        return tenant.run(workspace, () -> {
            Optional<Membership> member = memberships.find(advocate);
            member.ifPresent(known -> record(workspace, known, channel, plain(placement)));
            return member.isPresent();
        });
    }

    private void record(WorkspaceId workspace, Membership member, Channel channel, String placement) {
        UUID id = ids.next();
        var now = clock.instant();
        store.insert(id, member.id(), channel, placement, now);
        var properties = JsonNodeFactory.instance
                .objectNode()
                .put("share", id.toString())
                .put("membership", member.id().value().toString())
                .put("program", member.program().value().toString())
                .put("channel", channel.code())
                .put("placement", placement);
        events.append(
                workspace,
                List.of(new FactOfKith(NAME, "share:" + id, member.root(), Optional.empty(), now, properties)));
    }

    private static String plain(String placement) {
        return PLACEMENT.matcher(placement).matches() ? placement : "other";
    }
}
