package dev.kith.referrals;

import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.programs.ProgramId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A person who takes part in one program as an advocate.
 *
 * @param root the name they joined under; {@code person} is who that is now
 * @param shownName how friends may see them called, if they said so
 */
public record Membership(
        MembershipId id,
        ProgramId program,
        RootId root,
        PersonId person,
        State state,
        Instant joinedAt,
        Optional<String> shownName) {

    public static final int LONGEST_NAME = 40;

    /** Whether an advocate may bring friends. Only {@link #ACTIVE} ones get credit for new touches. */
    public enum State {
        INVITED,
        ACTIVE,
        PAUSED,
        LEFT,
        BLOCKED;

        /** As it is stored and spelled outside. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a name fits beside a gift. */
    public static boolean isShowable(String name) {
        return !name.isBlank() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    }

    Membership of(PersonId who) {
        return new Membership(id, program, root, who, state, joinedAt, shownName);
    }
}
