package dev.kith.portal;

import dev.kith.people.People;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.crypto.Secrets;
import dev.kith.platform.database.Tenant;
import dev.kith.portal.PortalStore.Stay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is in, and for how long: members by cookie, widgets by a short-lived bearer. */
@Component
public final class Sessions {

    /** How a session is carried, and how long it lasts. */
    public enum Carrier {
        COOKIE(Duration.ofDays(7), Duration.ofDays(30)),
        BEARER(Duration.ofMinutes(30), Duration.ofMinutes(30));

        private final Duration idle;
        private final Duration longest;

        Carrier(Duration idle, Duration longest) {
            this.idle = idle;
            this.longest = longest;
        }

        public Duration longest() {
            return longest;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int MOST_PER_PERSON = 10;
    private static final Duration NOTE_OF_USE = Duration.ofMinutes(5);

    private final Tenant tenant;
    private final PortalStore store;
    private final People people;
    private final Secrets secrets;
    private final InstantSource clock;

    Sessions(Tenant tenant, PortalStore store, People people, Secrets secrets, InstantSource clock) {
        this.tenant = tenant;
        this.store = store;
        this.people = people;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** In the workspace's open transaction, or one of its own. */
    Pass open(WorkspaceId workspace, RootId root, Carrier carrier) {
        var pass = new Pass(workspace, secrets.bytes(Pass.SECRET_BYTES));
        Instant now = clock.instant();
        tenant.run(workspace, () -> {
            store.open(pass.hash(), new Stay(root, carrier.key(), now, now, now.plus(carrier.longest())));
            store.keepNewest(root, MOST_PER_PERSON);
            return pass;
        });
        return pass;
    }

    /** Whom this pass belongs to, if it is good for this way of carrying it. */
    public Optional<Member> member(String presented, Carrier carrier) {
        return Pass.parse(presented).flatMap(pass -> tenant.run(pass.workspace(), () -> member(pass, carrier)));
    }

    private Optional<Member> member(Pass pass, Carrier carrier) {
        Instant now = clock.instant();
        return store.stay(pass.hash())
                .filter(stay -> stay.carrier().equals(carrier.key()))
                .filter(stay ->
                        now.isBefore(stay.ends()) && now.isBefore(stay.seen().plus(carrier.idle)))
                .flatMap(stay -> {
                    if (now.isAfter(stay.seen().plus(NOTE_OF_USE))) {
                        store.seen(pass.hash(), now);
                    }
                    return personOf(stay.root()).map(person -> new Member(pass.workspace(), stay.root(), person));
                });
    }

    private Optional<PersonId> personOf(RootId root) {
        return Optional.ofNullable(people.personsOf(List.of(root)).get(root));
    }

    public void close(String presented) {
        Pass.parse(presented)
                .ifPresent(pass -> tenant.run(pass.workspace(), () -> {
                    store.close(pass.hash());
                    return true;
                }));
    }
}
