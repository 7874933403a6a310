package dev.kith.insights;

import java.util.List;

/**
 * One person in a tree of who brought whom.
 *
 * @param person whose page can be opened
 * @param state of the referral that brought them, or {@code root}
 * @param spent net of their orders so far, in minor units
 * @param friends those they brought, the ones who spent most first
 */
public record Kin(String person, String name, String state, long spent, List<Kin> friends) {

    public Kin {
        friends = List.copyOf(friends);
    }
}
