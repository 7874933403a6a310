package dev.kith.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.kernel.Money;
import dev.kith.ledger.LedgerStore.Head;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final UUID SHOP = UUID.fromString("0197a000-0000-7000-8000-000000000001");

    private final Journal accrual = new Journal(
            "accrue",
            "accrue|p1|adv|r:r1|advocate|first|1",
            Instant.parse("2026-03-03T10:00:00Z"),
            "decision:d1",
            "system",
            7,
            Optional.empty(),
            List.of(
                    Entry.debit(Account.of("expense:reward:spring"), Money.of("10.00", "EUR")),
                    Entry.credit(Account.of("liability:pending:ada"), Money.of("10.00", "EUR"), "w1")));
    private final Instant recordedAt = Instant.parse("2026-03-03T10:00:01.250Z");
    private final Head start = new Head(SHOP, 7, 0, Chain.START);

    @Test
    void writesAJournalInItsOneSpelling() {
        var chain = new Chain(SHOP, "live");

        assertThat(chain.canonical(PostedJournal.after(start, accrual, recordedAt, chain)))
                .isEqualTo("""
                {"actor":"system","cause":"decision:d1","effectiveAt":"2026-03-03T10:00:00.000000Z","entries":[\
                ["1","expense:reward:spring","EUR","1000",null],["2","liability:pending:ada","EUR","-1000","w1"]],\
                "key":"accrue|p1|adv|r:r1|advocate|first|1","kind":"accrue","lane":7,"mode":"live",\
                "recordedAt":"2026-03-03T10:00:01.250000Z","reverses":null,"schema":"kith.journal/1","seq":"1",\
                "workspace":"0197a000-0000-7000-8000-000000000001"}""");
    }

    @Test
    void sealsTheFirstJournalOfALaneAsAgreed() {
        var first = PostedJournal.after(start, accrual, recordedAt, new Chain(SHOP, "live"));

        assertThat(first.hash()).isEqualTo("fb9e32571dade4090e0c1f0bdf2720563ed898f9e87fbc155d64c23ea14833e0");
        assertThat(first.seq()).isEqualTo(1);
    }

    @Test
    void sealsTestMoneyDifferently() {
        var live = PostedJournal.after(start, accrual, recordedAt, new Chain(SHOP, "live"));
        var test = PostedJournal.after(start, accrual, recordedAt, new Chain(SHOP, "test"));

        assertThat(test.hash()).isNotEqualTo(live.hash());
    }
}
