package dev.kith.referrals;

import dev.kith.kernel.Ids;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads from a request what will be remembered of a click, and what class it is of. */
@Component
final class ClickReading {

    private static final int MOST_A_MINUTE = 600;
    private static final int LONGEST_DEST = 20;

    private final ClickSeal seal;
    private final ClientTraces traces;
    private final OwnerMark owners;
    private final Ids ids;
    private final Agents agents = Agents.shipped();
    private final ClientLimit limit = new ClientLimit(MOST_A_MINUTE);

    ClickReading(ClickSeal seal, ClientTraces traces, OwnerMark owners, Ids ids) {
        this.seal = seal;
        this.traces = traces;
        this.owners = owners;
        this.ids = ids;
    }

    Following read(ShareLink link, Arrival arrival, LinkQuery query, Instant now) {
        var agent = agents.of(arrival.userAgent());
        var visit = new Visit(
                arrival.head(),
                arrival.purpose(),
                agent,
                arrival.accepts(),
                arrival.fetchDest(),
                limit.isOver(arrival.address(), now.toEpochMilli()),
                arrival.ownerCookie() != null && owners.isOf(arrival.ownerCookie(), link));
        UUID id = ids.next();
        return new Following(
                id,
                Channel.of(query.channel()),
                visit.classified(),
                agent,
                traces.hash(link.workspace(), now, arrival.address()),
                traces.hash(link.workspace(), now, ClientTraces.networkOf(arrival.address())),
                arrival.userAgent() == null ? null : traces.hash(link.workspace(), now, arrival.userAgent()),
                visitor(link, arrival.clickCookie()).orElse(id),
                arrival.language(),
                arrival.referrerHost(),
                shortened(arrival.fetchDest()),
                query.paid(),
                query.campaign());
    }

    /** The click its cookie names, if it was in this shop; a cookie that is not ours says nothing. */
    private Optional<UUID> visitor(ShareLink link, @Nullable String cookie) {
        return Optional.ofNullable(cookie)
                .flatMap(text -> seal.read(text, link.workspace()))
                .map(click -> click.id().value());
    }

    private static @Nullable String shortened(@Nullable String dest) {
        return dest == null || dest.length() <= LONGEST_DEST ? dest : dest.substring(0, LONGEST_DEST);
    }
}
