package dev.kith.referrals;

import dev.kith.kernel.Ids;
import dev.kith.people.Description;
import dev.kith.people.Identified;
import dev.kith.people.Identifier;
import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.people.Sighting;
import dev.kith.people.Trust;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.crypto.Secrets;
import dev.kith.programs.Program;
import dev.kith.programs.Programs;
import dev.kith.referrals.Enrollment.AlreadyEnrolled;
import dev.kith.referrals.Enrollment.CodeRefused;
import dev.kith.referrals.Enrollment.CodeTaken;
import dev.kith.referrals.Enrollment.Enrolled;
import dev.kith.referrals.Enrollment.TooManyCodes;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** How somebody becomes an advocate: once, whoever asks how often, and with a code that nobody else has. */
@Component
final class Enrolling {

    private static final int MOST_CHOSEN_CODES = 5;
    private static final int TRIES_TO_DRAW = 20;

    private final Workspaces workspaces;
    private final Programs programs;
    private final People people;
    private final MembershipStore store;
    private final LinkStore everywhere;
    private final Secrets secrets;
    private final Ids ids;
    private final InstantSource clock;
    private final ApplicationEventPublisher announcements;
    private final Wording wording = Wording.shipped();

    Enrolling(
            Workspaces workspaces,
            Programs programs,
            People people,
            MembershipStore store,
            LinkStore everywhere,
            Secrets secrets,
            Ids ids,
            InstantSource clock,
            ApplicationEventPublisher announcements) {
        this.workspaces = workspaces;
        this.programs = programs;
        this.people = people;
        this.store = store;
        this.everywhere = everywhere;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
        this.announcements = announcements;
    }

    Enrollment enroll(WorkspaceId workspace, AdvocateWish wish) {
        if (Identifier.user(wish.userId()).isEmpty()) {
            return new Enrollment.NobodyNamed();
        }
        var program = programs.find(workspace, wish.program()).map(Program::state);
        if (program.isEmpty()) {
            return new Enrollment.ProgramUnknown();
        }
        if (program.get() == Program.State.ENDED || program.get() == Program.State.ARCHIVED) {
            return new Enrollment.ProgramOver();
        }
        var brand = Set.of(workspaces.get(workspace).name());
        var objection = wish.code().flatMap(word -> wording.objectionTo(word, brand));
        if (objection.isPresent()) {
            return new CodeRefused(wish.code().orElseThrow(), objection.get());
        }
        var seen = seen(wish);
        Person person = people.load(seen.person()).orElseThrow();
        var already = store.ofRoots(person.roots()).stream()
                .filter(membership -> membership.program().equals(wish.program()))
                .findFirst();
        return already.isPresent() ? again(already.get().of(person.id()), wish) : joins(seen, wish);
    }

    /** The person meant, written down if they are new, and locked: requests for one person come one after the other. */
    private Identified seen(AdvocateWish wish) {
        String cause = "advocate:" + wish.userId();
        var seen = people.resolve(new Sighting(
                Trust.TRUSTED,
                Optional.of(wish.userId()),
                Optional.empty(),
                wish.email(),
                Optional.empty(),
                wish.joined(clock.instant()),
                cause));
        wish.shownName().ifPresent(name -> {
            var traits = JsonNodeFactory.instance.objectNode().put("name", name);
            people.learn(List.of(Description.forWantOfBetter(seen.root(), Trust.TRUSTED, traits, cause)));
        });
        return seen;
    }

    private Enrollment joins(Identified seen, AdvocateWish wish) {
        if (wish.code().isPresent() && codeLike(wish.code().get()).isPresent()) {
            return new CodeTaken(wish.code().get());
        }
        var membership = new Membership(
                new MembershipId(ids.next()),
                wish.program(),
                seen.root(),
                seen.person(),
                Membership.State.ACTIVE,
                wish.joined(clock.instant()),
                wish.shownName());
        if (!store.insert(membership)) {
            throw lostARace();
        }
        var code = wish.code().map(word -> chosen(word, membership)).orElseGet(() -> drawn(membership));
        announcements.publishEvent(new AdvocateJoined(membership, code));
        return new Enrolled(membership, code);
    }

    private Enrollment again(Membership membership, AdvocateWish wish) {
        var codes = store.codesOf(List.of(membership.id())).getOrDefault(membership.id(), List.of());
        if (wish.code().isEmpty()) {
            return new AlreadyEnrolled(membership, codes.getFirst());
        }
        String word = wish.code().get();
        var owned = codeLike(word);
        if (owned.isPresent()) {
            return owned.get().membership().equals(membership.id())
                    ? new AlreadyEnrolled(membership, owned.get())
                    : new CodeTaken(word);
        }
        if (codes.stream().filter(code -> !code.drawn()).count() >= MOST_CHOSEN_CODES) {
            return new TooManyCodes(MOST_CHOSEN_CODES);
        }
        return new AlreadyEnrolled(membership, chosen(word, membership));
    }

    private Optional<OwnedCode> codeLike(String word) {
        return ShareCode.parse(word).flatMap(store::codeLike);
    }

    private OwnedCode chosen(String word, Membership membership) {
        var code = ShareCode.parse(word).orElseThrow();
        var owned = new OwnedCode(membership.id(), code, false, isNew(code), false);
        if (!store.insert(owned, clock.instant())) {
            throw lostARace();
        }
        return owned;
    }

    private OwnedCode drawn(Membership membership) {
        for (int tries = 0; tries < TRIES_TO_DRAW; tries++) {
            var owned = new OwnedCode(membership.id(), ShareCode.generate(secrets::below), true, true, false);
            boolean free = !wording.isOffensive(owned.code()) && isNew(owned.code());
            if (free && store.insert(owned, clock.instant())) {
                return owned;
            }
        }
        throw new IllegalStateException("no free code in " + TRIES_TO_DRAW + " draws");
    }

    /** Nobody in the whole installation has a code of this look. */
    private boolean isNew(ShareCode code) {
        return everywhere.behind(Set.of(code.key())).isEmpty();
    }

    int block(ShareCode code, String reason) {
        return store.block(code, reason, clock.instant());
    }

    /** Somebody else was quicker by a moment: the transaction is tried again and then sees what they did. */
    private static CannotAcquireLockException lostARace() {
        return new CannotAcquireLockException("lost a race", new SQLException("lost a race", "40001"));
    }
}
