package dev.kith.ledger;

import dev.kith.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Journals between a few people and a few programs. */
final class LedgerFixtures {

    static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    static final Account EXPENSE = Account.of("expense:reward:spring");
    static final Account ADA_PENDING = Account.of("liability:pending:ada");
    static final Account ADA_AVAILABLE = Account.of("liability:available:ada");

    private LedgerFixtures() {}

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    static Journal journal(String kind, String key, int lane, Entry... entries) {
        return new Journal(
                kind, kind + "|" + key, NOON, "decision:" + key, "system", lane, Optional.empty(), List.of(entries));
    }

    static Journal transfer(String kind, String key, Account debit, Account credit, Money amount) {
        return journal(kind, key, 7, entry(debit, amount), entry(credit, amount.negated()));
    }

    static Journal accrual(String key, int lane, Money amount) {
        return journal("accrue", key, lane, entry(EXPENSE, amount), entry(ADA_PENDING, amount.negated()));
    }

    static Entry entry(Account account, Money amount) {
        return new Entry(account, amount, account.isMembers() ? Optional.of("lot-1") : Optional.empty());
    }
}
