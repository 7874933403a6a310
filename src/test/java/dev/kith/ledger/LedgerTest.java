package dev.kith.ledger;

import static dev.kith.ledger.LedgerFixtures.ADA_AVAILABLE;
import static dev.kith.ledger.LedgerFixtures.ADA_PENDING;
import static dev.kith.ledger.LedgerFixtures.EXPENSE;
import static dev.kith.ledger.LedgerFixtures.NOON;
import static dev.kith.ledger.LedgerFixtures.accrual;
import static dev.kith.ledger.LedgerFixtures.entry;
import static dev.kith.ledger.LedgerFixtures.eur;
import static dev.kith.ledger.LedgerFixtures.journal;
import static dev.kith.ledger.LedgerFixtures.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import dev.kith.ledger.TrialBalance.Basis;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.testkit.KithTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

@KithTest
class LedgerTest {

    /** Few enough for the connections that a busy machine opens within the pool's patience of half a second. */
    private static final int AT_ONCE = 8;

    private static final Unit EUR = new Unit("EUR");

    private final Ledger ledger;
    private final Tenant tenant;
    private final WorkspaceId workspace = new WorkspaceId(UUID.randomUUID());

    LedgerTest(Ledger ledger, Tenant tenant) {
        this.ledger = ledger;
        this.tenant = tenant;
    }

    @Test
    void takesEachJournalOnce() {
        assertThat(post(accrual("r1", 7, eur("10.00")))).containsExactly("accrue|r1");
        assertThat(post(accrual("r1", 7, eur("10.00")), accrual("r2", 9, eur("5.00")), accrual("r2", 9, eur("5.00"))))
                .containsExactly("accrue|r2");
        assertThat(post(accrual("r1", 3, eur("99.00")))).isEmpty();

        assertThat(balance(ADA_PENDING)).isEqualTo(eur("-15.00"));
        assertThat(ledger.verifyChain(workspace).journals()).isEqualTo(2);
    }

    @Test
    void postsAnEmptyListAsNothing() {
        assertThat(post()).isEmpty();
    }

    @Test
    void keepsOneChainPerLane() {
        post(accrual("r1", 7, eur("1.00")), accrual("r2", 3, eur("1.00")), accrual("r3", 7, eur("1.00")));

        var places = newest(Optional.empty()).stream().map(posted -> posted.lane() + "/" + posted.seq());

        assertThat(places).containsExactlyInAnyOrder("7/1", "3/1", "7/2");
        assertThat(ledger.verifyChain(workspace).isSound()).isTrue();
    }

    @Test
    void neverLetsAMemberBeOwedLessThanNothing() {
        post(accrual("r1", 7, eur("10.00")));

        assertThatThrownBy(() -> post(transfer("settle", "r1", ADA_PENDING, ADA_AVAILABLE, eur("10.01"))))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("nobody_is_owed_less_than_nothing");
        assertThat(balance(ADA_PENDING)).isEqualTo(eur("-10.00"));
    }

    @Test
    void remembersWhatIsLeftOfEachLot() {
        post(
                journal("accrue", "a", 7, entry(EXPENSE, eur("4.00")), Entry.credit(ADA_AVAILABLE, eur("4.00"), "w1")),
                journal("accrue", "b", 7, entry(EXPENSE, eur("9.00")), Entry.credit(ADA_AVAILABLE, eur("9.00"), "w2")),
                journal("expire", "a", 7, entry(EXPENSE, eur("-4.00")), Entry.debit(ADA_AVAILABLE, eur("4.00"), "w1")));

        assertThat(tenant.run(workspace, () -> ledger.lots(List.of(ADA_AVAILABLE))))
                .containsExactly(new Lot(ADA_AVAILABLE, "w2", eur("-9.00")));
    }

    @Test
    void knowsTheBookAtAnEarlierInstant() {
        var early = accrual("r1", 7, eur("10.00"));
        var late = new Journal(
                "accrue", "accrue|r2", NOON.plusSeconds(60), "c", "system", 7, Optional.empty(), early.entries());
        post(early, late);

        assertThat(expenseAt(NOON.minusNanos(1_000))).isEmpty();
        assertThat(expenseAt(NOON)).contains(eur("10.00"));
        assertThat(expenseAt(NOON.plusSeconds(60))).contains(eur("20.00"));
        assertThat(ledger.trialBalance(workspace, NOON, Basis.RECORDED).lines())
                .as("written down long after noon")
                .isEmpty();
    }

    @Test
    void pagesThroughTheBookFromItsNewestJournal() {
        IntStream.range(0, 25).forEach(n -> post(accrual("r" + n, n % 3, eur("1.00"))));

        List<String> keys = new ArrayList<>();
        var from = JournalPlace.TOP;
        List<PostedJournal> page;
        do {
            page = ledger.newest(workspace, from, Optional.of(EXPENSE), 10);
            page.forEach(posted -> keys.add(posted.naturalKey()));
            from = page.isEmpty() ? from : JournalPlace.of(page.getLast());
        } while (page.size() == 10);

        assertThat(keys).hasSize(25).doesNotHaveDuplicates();
        assertThat(keys.getFirst()).isEqualTo("accrue|r24");
        assertThat(newest(Optional.of(Account.of("income:breakage:spring")))).isEmpty();
    }

    @Test
    void findsJournalsByWhatTheyAreFor() {
        post(accrual("r1", 7, eur("10.00")), accrual("r2", 7, eur("5.00")));

        assertThat(ledger.journals(workspace, List.of("accrue|r2", "accrue|unknown")))
                .singleElement()
                .satisfies(posted -> assertThat(posted.lines())
                        .containsExactly(
                                new PostedJournal.Line("expense:reward:spring", "EUR", 500, Optional.empty()),
                                new PostedJournal.Line("liability:pending:ada", "EUR", -500, Optional.of("lot-1"))));
    }

    @Test
    void losesNothingWhenManyPostAtOnce() throws Exception {
        List<Callable<Set<String>>> writers = IntStream.range(0, 64)
                .<Callable<Set<String>>>mapToObj(n -> () -> post(
                        accrual("own" + n, n % 5, eur("1.00")),
                        accrual("shared" + n / 8, 64 + n % 4, eur("1.00")),
                        accrual("same", n % 7, eur("1.00"))))
                .toList();

        int posted = 0;
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var answer : threads.invokeAll(writers)) {
                posted += answer.get().size();
            }
        }

        assertThat(posted).isEqualTo(64 + 8 + 1);
        assertThat(balance(EXPENSE)).isEqualTo(eur("73.00"));
        assertThat(ledger.verifyChain(workspace)).isEqualTo(new Verification(73, List.of()));
    }

    @Test
    void sumsMembersUnderTheFamilyOfTheirAccounts() {
        assertThat(ADA_PENDING.family()).isEqualTo("liability:pending:*");
        assertThat(EXPENSE.family()).isEqualTo("expense:reward:spring");
    }

    private Set<String> post(Journal... journals) {
        return tenant.run(workspace, () -> ledger.post(List.of(journals)));
    }

    private Money balance(Account account) {
        return tenant.run(workspace, () -> ledger.balances(List.of(account)))
                .getOrDefault(account, Map.of())
                .getOrDefault(EUR, Money.zero(EUR));
    }

    private Optional<Money> expenseAt(Instant asOf) {
        return ledger.trialBalance(workspace, asOf, Basis.EFFECTIVE).lines().stream()
                .filter(line -> line.account().equals(EXPENSE.name()))
                .map(TrialBalance.Line::balance)
                .findFirst();
    }

    private List<PostedJournal> newest(Optional<Account> account) {
        return ledger.newest(workspace, JournalPlace.TOP, account, 100);
    }
}
