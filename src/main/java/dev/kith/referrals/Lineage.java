package dev.kith.referrals;

import dev.kith.people.PersonId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who stands above whom, counting in the ties of one look that nobody has written yet. */
final class Lineage {

    private record Bond(PersonId friend, PersonId advocate) {}

    private final List<Bond> young = new ArrayList<>();

    void learn(List<Verdict> verdicts) {
        verdicts.stream()
                .filter(verdict -> verdict.referral().state().isLive())
                .map(verdict -> new Bond(
                        verdict.friend().person(), verdict.standing().advocate().person()))
                .forEach(young::add);
    }

    /** @param stored what the tables say of everybody who could be meant in this look */
    Friend.Ancestry over(Friend.Ancestry stored) {
        return (candidate, of) -> isAncestor(candidate, of, stored, new HashSet<>());
    }

    private boolean isAncestor(PersonId candidate, PersonId of, Friend.Ancestry stored, Set<Bond> walked) {
        return stored.isAncestor(candidate, of)
                || young.stream()
                        .filter(bond -> bond.friend.equals(of) || stored.isAncestor(bond.friend, of))
                        .filter(walked::add)
                        .anyMatch(bond -> bond.advocate.equals(candidate)
                                || isAncestor(candidate, bond.advocate, stored, walked));
    }
}
