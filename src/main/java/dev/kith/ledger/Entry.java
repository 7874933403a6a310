package dev.kith.ledger;

import dev.kith.kernel.Money;
import java.util.Optional;

/**
 * One line of a journal. Debits are positive, credits negative.
 *
 * @param lot which reward of the member this is about; always named on a member's account
 */
public record Entry(Account account, Money amount, Optional<String> lot) {

    public Entry {
        if (amount.isZero()) {
            throw new IllegalArgumentException("an entry moves something: " + account);
        }
        if (account.isMembers() && lot.isEmpty()) {
            throw new IllegalArgumentException("an entry of a member names its lot: " + account);
        }
    }

    public static Entry debit(Account account, Money amount) {
        return new Entry(account, amount, Optional.empty());
    }

    public static Entry credit(Account account, Money amount) {
        return new Entry(account, amount.negated(), Optional.empty());
    }

    public static Entry debit(Account account, Money amount, String lot) {
        return new Entry(account, amount, Optional.of(lot));
    }

    public static Entry credit(Account account, Money amount, String lot) {
        return new Entry(account, amount.negated(), Optional.of(lot));
    }
}
