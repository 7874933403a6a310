package dev.kith.referrals;

import dev.kith.people.RootId;
import java.util.Collection;
import java.util.Map;

/** Knows the single-use codes that were given to one friend each; whoever gives them out tells. */
@FunctionalInterface
public interface PersonalCodes {

    /** The friend of each of these codes that was given to one, in capitals. */
    Map<String, RootId> ownersOf(Collection<String> codes);
}
