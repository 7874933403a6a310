package dev.kith.referrals;

import static dev.kith.referrals.Check.Stage.EVIDENCE;

import dev.kith.journeys.Order;
import dev.kith.people.Person;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A person in the role of being brought: everything a decision may look at.
 *
 * @param signUps the first time each of their names was told by someone who may be believed
 * @param happenings what they did that a goal may ask for, in order of time
 * @param unknownCodes by the key of the order they came with
 * @param referrals the referrals they are or were the friend of
 */
public record Friend(
        Person known,
        List<Trigger> signUps,
        List<Evidence> evidence,
        List<Happening> happenings,
        Map<String, String> unknownCodes,
        List<Pinned> referrals,
        Ancestry ancestry) {

    public Friend {
        signUps = List.copyOf(signUps);
        evidence = List.copyOf(evidence);
        happenings = List.copyOf(happenings);
        unknownCodes = Map.copyOf(unknownCodes);
        referrals = List.copyOf(referrals);
    }

    /** The same friend in another light: who stands above whom. */
    Friend under(Ancestry other) {
        return new Friend(known, signUps, evidence, happenings, unknownCodes, referrals, other);
    }

    public PersonId person() {
        return known.id();
    }

    /** The root that names this person today: what is stored about them from now on stands under it. */
    public RootId root() {
        return new RootId(known.id().value());
    }

    /** Orders by someone who may be believed, oldest first. */
    public List<Order> orders() {
        return happenings.stream().flatMap(h -> h.order().stream()).toList();
    }

    /** What is said where nothing spoke for any advocate: a code that is nobody's, or nothing at all. */
    Check nothingFor(String key) {
        if (!unknownCodes.containsKey(key)) {
            return Check.fail(EVIDENCE, "evidence", Reason.NO_EVIDENCE);
        }
        String code = unknownCodes.getOrDefault(key, "");
        return code.isEmpty()
                ? Check.fail(EVIDENCE, "code", Reason.CODE_NOT_VALID)
                : Check.fail(EVIDENCE, "code", Reason.CODE_NOT_VALID, "code", code);
    }

    /** When they began to pay for something, whether or not anything came of it. */
    public List<Instant> checkouts() {
        return happenings.stream()
                .filter(happening -> happening.event().equals(Happening.CHECKOUT_STARTED))
                .map(Happening::at)
                .toList();
    }

    /** Who stands above whom in the graph of referrals. */
    @FunctionalInterface
    public interface Ancestry {
        boolean isAncestor(PersonId candidate, PersonId of);
    }
}
