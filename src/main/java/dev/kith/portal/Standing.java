package dev.kith.portal;

import dev.kith.campaigns.Gift;
import dev.kith.campaigns.Offer;
import dev.kith.kernel.Money;
import dev.kith.people.Person;
import dev.kith.programs.RewardSpec;
import dev.kith.programs.Side;
import dev.kith.programs.Terms;
import dev.kith.referrals.Membership;
import dev.kith.referrals.OwnedCode;
import dev.kith.referrals.Referral;
import dev.kith.rewards.Reward;
import dev.kith.rewards.Rewards.Balance;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a member may see of themselves: what they have, whom they brought, and what they can pass on.
 *
 * @param invitation the program to invite to at the moment, with this member's part in it; empty if none is open
 * @param promises the terms each reward was promised by
 * @param names first names of friends who agreed to be named
 */
public record Standing(
        Person person,
        Optional<Invitation> invitation,
        List<Balance> balances,
        List<Referral> referrals,
        List<Reward> rewards,
        Map<Reward, Terms> promises,
        Map<Referral, String> names) {

    /** A program that is open, and what this member can pass on of it. */
    public record Invitation(Terms terms, Membership membership, List<OwnedCode> codes) {

        public Invitation {
            codes = List.copyOf(codes);
        }

        public Offer offer(String language) {
            return Offer.of(terms, language);
        }

        /** The one to show: chosen by the member if there is one, else drawn. */
        public OwnedCode code() {
            return codes.stream()
                    .filter(code -> !code.blocked())
                    .reduce((_, later) -> later)
                    .orElse(codes.getFirst());
        }
    }

    public Standing {
        balances = List.copyOf(balances);
        referrals = List.copyOf(referrals);
        rewards = List.copyOf(rewards);
        promises = Map.copyOf(promises);
        names = Map.copyOf(names);
    }

    /** What there is to spend, one amount per unit that is not empty. */
    public List<Money> ready() {
        return balances.stream()
                .map(Balance::available)
                .filter(Money::isPositive)
                .toList();
    }

    /** What waits for a hold to end. */
    public List<Money> held() {
        return balances.stream().map(Balance::pending).filter(Money::isPositive).toList();
    }

    /** Friends whose order counts, held or not. */
    public long friendsWhoBought() {
        return referrals.stream()
                .filter(referral -> switch (referral.state()) {
                    case QUALIFIED, REVIEW, APPROVED -> true;
                    case BOUND, REJECTED, EXPIRED, REVERSED, SUPERSEDED -> false;
                })
                .count();
    }

    public long friendsApproved() {
        return referrals.stream()
                .filter(referral -> referral.state() == Referral.State.APPROVED)
                .count();
    }

    /** What this member, as the advocate, got or gets for one friend. */
    public List<Reward> forFriend(Referral referral) {
        return rewards.stream()
                .filter(reward -> reward.referral().equals(referral.id()))
                .filter(reward -> reward.side() != Side.FRIEND)
                .toList();
    }

    /** The code this member was welcomed with, as long as it is unused. */
    public Optional<Reward> welcome() {
        return rewards.stream()
                .filter(reward ->
                        reward.state() == Reward.State.OFFERED && !reward.code().isEmpty())
                .findFirst();
    }

    /** A reward as one says it: what a code takes off, or the amount. */
    public Gift gift(Reward reward, String language) {
        return Optional.ofNullable(promises.get(reward))
                .flatMap(terms -> terms.reward(reward.rewardKey())
                        .map(spec -> Gift.of(spec, reward.amount(), terms.currency(), language)))
                .orElseGet(() -> new Gift.Amount(reward.amount()));
    }

    public Optional<RewardSpec> spec(Reward reward) {
        return Optional.ofNullable(promises.get(reward)).flatMap(terms -> terms.reward(reward.rewardKey()));
    }
}
