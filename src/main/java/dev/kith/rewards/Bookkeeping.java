package dev.kith.rewards;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import dev.kith.ledger.Account;
import dev.kith.ledger.Entry;
import dev.kith.ledger.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The journals of one look, and what members own and owe while they are written. Names the accounts that rewards move
 * money between; every journal's natural key is its kind, the grant key and the revision.
 */
final class Bookkeeping {

    static final Account SHOP = Account.of("external:shop");
    static final Account SUPPLIER = Account.of("clearing:supplier:kith");

    private final int lane;
    private final Map<Account, Map<Unit, Money>> balances;
    private final List<Journal> journals = new ArrayList<>();
    private final Map<String, Long> moved = new HashMap<>();

    /** @param balances of the members' accounts a clawback or a net may touch, as they were before this look */
    Bookkeeping(int lane, Map<Account, Map<Unit, Money>> balances) {
        this.lane = lane;
        this.balances = balances;
    }

    List<Journal> journals() {
        return journals;
    }

    Account expense(Reward reward) {
        return Account.of("expense:reward:" + reward.programKey());
    }

    Account pending(Reward reward) {
        return Account.of("liability:pending:" + reward.member().value());
    }

    Account available(Reward reward) {
        return Account.of("liability:available:" + reward.member().value());
    }

    Account receivable(Reward reward) {
        return Account.of("receivable:clawback:" + reward.member().value());
    }

    Account offered(Reward reward) {
        return Account.of("memo:offered:" + reward.programKey());
    }

    Account contingent(Reward reward) {
        return Account.of("memo:contingent:" + reward.member().value());
    }

    /** What a journal moves: from the credited account to the debited one. */
    record Move(Account debit, Account credit, Money amount) {}

    /** One debit, one credit; an amount of zero moves nothing. */
    void post(String kind, Reward reward, Instant at, Move move) {
        if (move.amount().isPositive()) {
            write(
                    kind,
                    reward,
                    at,
                    List.of(
                            entry(move.debit(), move.amount(), reward),
                            entry(move.credit(), move.amount().negated(), reward)));
        }
    }

    /** Takes back what the member still has of that unit; the rest they owe. */
    void clawBack(Reward reward, Money amount, Instant at) {
        Money own = onAccount(available(reward), amount.unit()).negated();
        Money taken = own.compareTo(amount) < 0 ? own : amount;
        Money owed = amount.minus(taken);
        var entries = new ArrayList<Entry>();
        if (taken.isPositive()) {
            entries.add(entry(available(reward), taken, reward));
        }
        if (owed.isPositive()) {
            entries.add(entry(receivable(reward), owed, reward));
        }
        entries.add(entry(expense(reward), amount.negated(), reward));
        write("clawback", reward, at, entries);
    }

    /** An old debt is paid from what has just been released. */
    void net(Reward reward, Money released, Instant at) {
        Money owed = onAccount(receivable(reward), released.unit());
        Money paid = owed.compareTo(released) < 0 ? owed : released;
        post("net", reward, at, new Move(available(reward), receivable(reward), paid));
    }

    private Money onAccount(Account account, Unit unit) {
        long before = Optional.ofNullable(balances.get(account))
                .map(byUnit -> byUnit.get(unit))
                .map(Money::minor)
                .orElse(0L);
        return new Money(before + moved.getOrDefault(account.name() + " " + unit.code(), 0L), unit);
    }

    private void write(String kind, Reward reward, Instant at, List<Entry> entries) {
        entries.forEach(entry -> moved.merge(
                entry.account().name() + " " + entry.amount().unit().code(),
                entry.amount().minor(),
                Math::addExact));
        journals.add(new Journal(
                kind,
                kind + "|" + reward.grantKey() + "|" + reward.revision(),
                at,
                reward.cause(),
                "system",
                lane,
                Optional.empty(),
                entries));
    }

    private static Entry entry(Account account, Money amount, Reward reward) {
        return new Entry(
                account,
                amount,
                account.isMembers() ? Optional.of(reward.id().value().toString()) : Optional.empty());
    }
}
