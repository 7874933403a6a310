package dev.kith.people;

import dev.kith.kernel.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Merges accounts of the shop, and takes merges back, exactly. */
@Component
final class Accounts {

    static final String BY_HAND = "merge:";

    private final IdentityStore store;
    private final IdentityJudge judge;
    private final Ids ids;
    private final InstantSource clock;

    Accounts(IdentityStore store, IdentityJudge judge, Ids ids, InstantSource clock) {
        this.store = store;
        this.judge = judge;
        this.ids = ids;
        this.clock = clock;
    }

    Merge merge(String from, String into, Consumer<Set<RootId>> relinked) {
        return between(from, into, pair -> {
            boolean merged = store.claimsOf(List.of(pair)).stream()
                    .anyMatch(said -> said.kind() == Claim.Kind.MERGE && said.isBelieved() && !said.retracted());
            if (merged) {
                return Merge.NOTHING_TO_DO;
            }
            store.restore(pair);
            store.put(Claim.of(Claim.Kind.MERGE, pair, Trust.TRUSTED, clock.instant(), BY_HAND + ids.next()));
            relinked.accept(judge.judgeAgain(Set.of(pair.a(), pair.b())).relinked());
            return Merge.DONE;
        });
    }

    Merge unmerge(String from, String into, String staff, Consumer<Set<RootId>> relinked) {
        return between(from, into, pair -> {
            List<Claim> said = store.claimsOf(List.of(pair)).stream()
                    .filter(claim -> !claim.retracted())
                    .toList();
            if (said.isEmpty()) {
                return Merge.NOTHING_TO_DO;
            }
            said.forEach(claim -> store.retract(claim.key(), clock.instant(), staff));
            relinked.accept(judge.judgeAgain(Set.of(pair.a(), pair.b())).relinked());
            return Merge.DONE;
        });
    }

    private Merge between(String from, String into, Function<Claim.Pair, Merge> act) {
        if (from.strip().equals(into.strip())) {
            return Merge.SAME_USER;
        }
        Optional<RootId> one = root(from);
        Optional<RootId> other = root(into);
        if (one.isEmpty() || other.isEmpty()) {
            return Merge.UNKNOWN_USER;
        }
        return act.apply(Claim.Pair.of(one.get(), other.get()));
    }

    private Optional<RootId> root(String userId) {
        return Identifier.user(userId)
                .flatMap(name ->
                        store.find(List.of(name)).stream().map(Known::root).findFirst());
    }
}
