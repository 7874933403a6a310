package dev.kith.ledger;

import static dev.kith.ledger.LedgerFixtures.entry;
import static dev.kith.ledger.LedgerFixtures.eur;
import static dev.kith.ledger.LedgerFixtures.journal;
import static dev.kith.ledger.LedgerFixtures.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.testkit.KithTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The worked example of the specification (RR §15.5), journal by journal. */
@KithTest
class WorkedExampleTest {

    private static final Account OFFERED = Account.of("memo:offered:spring");
    private static final Account CONTINGENT = Account.of("memo:contingent:bruno");
    private static final Account SPRING = Account.of("expense:reward:spring");
    private static final Account PARTNERS = Account.of("expense:reward:partners");
    private static final Account SHOP = Account.of("external:shop");
    private static final Account BANK = Account.of("external:bank");
    private static final Account ADA_PENDING = Account.of("liability:pending:ada");
    private static final Account ADA_AVAILABLE = Account.of("liability:available:ada");
    private static final Account ADA_RESERVED = Account.of("liability:reserved:ada");
    private static final Account ADA_OWES = Account.of("receivable:clawback:ada");
    private static final Account BREAKAGE = Account.of("income:breakage:spring");
    private static final Account CLEO_PENDING = Account.of("liability:pending:cleo");
    private static final Account CLEO_AVAILABLE = Account.of("liability:available:cleo");
    private static final Account BATCH = Account.of("clearing:payout:B7");

    private final Ledger ledger;
    private final Tenant tenant;
    private final WorkspaceId workspace = new WorkspaceId(UUID.randomUUID());

    WorkedExampleTest(Ledger ledger, Tenant tenant) {
        this.ledger = ledger;
        this.tenant = tenant;
    }

    @Test
    void endsWithTheTrialBalanceOfTheSpecification() {
        post(upToTheChargeback());

        assertThat(balances()).containsExactlyInAnyOrderEntriesOf(Map.of(ADA_OWES, eur("6.00"), SHOP, eur("-6.00")));

        post(fromTheSecondFriendOn());

        assertThat(balances())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        SPRING, eur("10.00"),
                        PARTNERS, eur("18.00"),
                        SHOP, eur("-6.00"),
                        BANK, eur("-18.00"),
                        BREAKAGE, eur("-4.00")));
        assertThat(ledger.trialBalance(workspace).sums()).isEqualTo(Map.of(new Unit("EUR"), eur("0.00")));
        assertThat(ledger.verifyChain(workspace)).isEqualTo(new Verification(18, List.of()));
    }

    private List<Journal> upToTheChargeback() {
        return List.of(
                transfer("offer", "1", OFFERED, CONTINGENT, eur("10.00")),
                transfer("offer_end", "2", CONTINGENT, OFFERED, eur("10.00")),
                transfer("redeem_upfront", "3", SPRING, SHOP, eur("10.00")),
                transfer("accrue", "4", SPRING, ADA_PENDING, eur("10.00")),
                transfer("settle", "5", ADA_PENDING, ADA_AVAILABLE, eur("10.00")),
                transfer("reserve", "6", ADA_AVAILABLE, ADA_RESERVED, eur("6.00")),
                transfer("capture", "7", ADA_RESERVED, SHOP, eur("6.00")),
                journal(
                        "clawback",
                        "8",
                        7,
                        entry(ADA_AVAILABLE, eur("4.00")),
                        entry(ADA_OWES, eur("6.00")),
                        entry(SPRING, eur("-10.00"))),
                transfer("redeem_upfront_undo", "9", SHOP, SPRING, eur("10.00")));
    }

    private List<Journal> fromTheSecondFriendOn() {
        return List.of(
                transfer("accrue", "10", SPRING, ADA_PENDING, eur("10.00")),
                transfer("settle", "11", ADA_PENDING, ADA_AVAILABLE, eur("10.00")),
                transfer("net", "12", ADA_AVAILABLE, ADA_OWES, eur("6.00")),
                transfer("expire", "13", ADA_AVAILABLE, BREAKAGE, eur("4.00")),
                transfer("accrue", "14", PARTNERS, CLEO_PENDING, eur("24.00")),
                transfer("adjust", "15", CLEO_PENDING, PARTNERS, eur("6.00")),
                transfer("settle", "16", CLEO_PENDING, CLEO_AVAILABLE, eur("18.00")),
                transfer("payout_approve", "17", CLEO_AVAILABLE, BATCH, eur("18.00")),
                transfer("payout_confirm", "18", BATCH, BANK, eur("18.00")));
    }

    private void post(List<Journal> journals) {
        journals.forEach(journal -> assertThat(tenant.run(workspace, () -> ledger.post(List.of(journal))))
                .hasSize(1));
    }

    private Map<Account, Money> balances() {
        return ledger.trialBalance(workspace).lines().stream()
                .collect(Collectors.toMap(line -> Account.of(line.account()), TrialBalance.Line::balance));
    }
}
