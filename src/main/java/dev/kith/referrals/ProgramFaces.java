package dev.kith.referrals;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kith.platform.Domain;
import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.programs.ProgramId;
import dev.kith.programs.ProgramVersion;
import dev.kith.programs.Programs;
import dev.kith.programs.Running;
import dev.kith.programs.Terms;
import dev.kith.referrals.ProgramFace.Landing;
import dev.kith.referrals.ProgramFace.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Knows of every program what its links need to know, so that a click asks the database for nothing. */
@Component
public final class ProgramFaces {

    private record Key(WorkspaceId workspace, ProgramId program) {}

    /** @param asking somebody is looking whether it is still so; the others go on with what is known */
    private record Known(ProgramFace face, Running program, Instant since, AtomicBoolean asking) {}

    /** Programs change by the clock, so nothing is known for longer than this. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final Duration USUAL_WINDOW = Duration.ofDays(30);
    private static final int MOST = 10_000;

    private final Programs programs;
    private final Workspaces workspaces;
    private final Cache<Key, Known> faces =
            Caffeine.newBuilder().maximumSize(MOST).build();

    ProgramFaces(Programs programs, Workspaces workspaces) {
        this.programs = programs;
        this.workspaces = workspaces;
    }

    /** As of now; while the database is away, as it was last known. Empty if that was never. */
    public Optional<ProgramFace> of(ShareLink link, Instant now) {
        var key = new Key(link.workspace(), link.program());
        Known known = faces.getIfPresent(key);
        if (known == null) {
            return ask(key, now);
        }
        boolean fresh = !known.since.isAfter(now) && known.since.plus(FRESH).isAfter(now);
        if (fresh && isUnchanged(key, known) || !known.asking.compareAndSet(false, true)) {
            return Optional.of(known.face);
        }
        try {
            return ask(key, now).or(() -> Optional.of(known.face));
        } finally {
            known.asking.set(false);
        }
    }

    /** The program comes from memory, and is another object as soon as anything about it is different. */
    private boolean isUnchanged(Key key, Known known) {
        try {
            return programs.history(key.workspace, key.program)
                    .filter(program -> program == known.program)
                    .isPresent();
        } catch (DataAccessException | TransactionException away) {
            return true;
        }
    }

    private Optional<ProgramFace> ask(Key key, Instant now) {
        try {
            var program = programs.history(key.workspace, key.program);
            var face = program.map(running -> face(key, running, now));
            face.ifPresent(each -> faces.put(key, new Known(each, program.get(), now, new AtomicBoolean())));
            return face;
        } catch (DataAccessException | TransactionException away) {
            return Optional.empty();
        }
    }

    private ProgramFace face(Key key, Running program, Instant now) {
        var version = program.inForce(now);
        var landing = version.map(ProgramVersion::terms).map(Terms::landing);
        return new ProgramFace(
                program.id(),
                state(program, now),
                version.map(ProgramVersion::id),
                landing.filter(each -> each.show() == Terms.Landing.Show.REDIRECT)
                        .map(_ -> Landing.REDIRECT)
                        .orElse(Landing.HOSTED),
                version.map(each -> window(each.terms(), now)).orElse(USUAL_WINDOW),
                destination(key.workspace, landing.map(Terms.Landing::to).orElse(Terms.Landing.SHOP_HOME)));
    }

    private static State state(Running program, Instant now) {
        return switch (program.stateAt(now)) {
            case LIVE -> State.LIVE;
            case PAUSED, SCHEDULED -> State.PAUSED;
            case DRAFT, ENDED, ARCHIVED -> State.OVER;
        };
    }

    private static Duration window(Terms terms, Instant now) {
        return Duration.between(now, terms.attribution().clickWindow().after(now, ZoneOffset.UTC));
    }

    /** What the terms name, if it is on a verified host; else the shop's front page; else nothing. */
    private Optional<Destination> destination(WorkspaceId id, String target) {
        Workspace workspace = workspaces.get(id);
        var hosts = workspaces.domains(id).stream().map(Domain::host).collect(Collectors.toSet());
        var home = workspace.shopUrl().flatMap(url -> Destination.of(url, hosts));
        if (target.equals(Terms.Landing.SHOP_HOME)) {
            return home;
        }
        return Destination.of(target, hosts)
                .or(() -> home.flatMap(shop -> shop.at(target)))
                .or(() -> home);
    }
}
