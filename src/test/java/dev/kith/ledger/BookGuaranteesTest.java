package dev.kith.ledger;

import static dev.kith.ledger.LedgerFixtures.ADA_PENDING;
import static dev.kith.ledger.LedgerFixtures.EXPENSE;
import static dev.kith.ledger.LedgerFixtures.accrual;
import static dev.kith.ledger.LedgerFixtures.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.ledger.Verification.Finding;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself refuses, whatever the code above it does (RR §15.6). */
@KithTest
class BookGuaranteesTest {

    private static final String HASH = "decode(repeat('ab', 32), 'hex')";

    private final Ledger ledger;
    private final Tenant tenant;
    private final JdbcClient jdbc;
    private final WorkspaceId workspace = new WorkspaceId(UUID.randomUUID());

    BookGuaranteesTest(Ledger ledger, Tenant tenant, JdbcClient jdbc) {
        this.ledger = ledger;
        this.tenant = tenant;
        this.jdbc = jdbc;
    }

    @Test
    void refusesAJournalThatDoesNotBalance() {
        assertThatThrownBy(() -> write(
                        journal(1), entries(1, "(1, 'external:shop', 'EUR', 5), (2, 'external:bank', 'EUR', -4)")))
                .hasMessageContaining("does not balance in EUR");
    }

    @Test
    void refusesAJournalThatBalancesOnlyOverItsUnits() {
        assertThatThrownBy(() -> write(
                        journal(1), entries(1, "(1, 'external:shop', 'EUR', 5), (2, 'external:bank', 'GBP', -5)")))
                .hasMessageContaining("does not balance");
    }

    @Test
    void refusesAJournalWithoutEntries() {
        assertThatThrownBy(() -> write(journal(1))).hasMessageContaining("has no entries");
    }

    @Test
    void refusesAnEntryThatComesLater() {
        write(journal(1), entries(1, "(1, 'external:shop', 'EUR', 5), (2, 'external:bank', 'EUR', -5)"));

        assertThatThrownBy(() -> write(entries(1, "(3, 'external:shop', 'EUR', 5), (4, 'external:bank', 'EUR', -5)")))
                .hasMessageContaining("all its entries at once");
    }

    @Test
    void refusesAnEntryWithoutAJournal() {
        assertThatThrownBy(() -> write(entries(9, "(1, 'external:shop', 'EUR', 5), (2, 'external:bank', 'EUR', -5)")))
                .hasMessageContaining("all its entries at once");
    }

    @Test
    void refusesAnEntryOfAMemberWithoutItsLot() {
        assertThatThrownBy(() -> write(
                        journal(1),
                        entries(1, "(1, 'external:shop', 'EUR', 5), (2, 'liability:pending:ada', 'EUR', -5)")))
                .hasMessageContaining("a_members_entry_names_its_lot");
    }

    @Test
    void refusesTheSameKeyTwice() {
        var balanced = "(1, 'external:shop', 'EUR', 5), (2, 'external:bank', 'EUR', -5)";
        write(journal(1), entries(1, balanced));

        assertThatThrownBy(() -> write(journal(2).replace("key-2", "key-1"), entries(2, balanced)))
                .hasMessageContaining("a_journal_is_posted_once");
    }

    /** The check runs at the end, when another workspace is set: it must not take "I see nothing" for "all is well". */
    @Test
    void refusesAJournalThatItsCheckCannotSee() {
        assertThatThrownBy(() -> write(
                        journal(1),
                        entries(1, "(1, 'external:shop', 'EUR', 5), (2, 'external:bank', 'EUR', -4)"),
                        "SELECT set_config('kith.workspace_id', '" + UUID.randomUUID() + "', true)"))
                .hasMessageContaining("out of sight");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger.journal SET cause = 'nothing'",
                "DELETE FROM ledger.journal",
                "TRUNCATE ledger.journal",
                "UPDATE ledger.entry SET minor = 1",
                "DELETE FROM ledger.entry",
                "TRUNCATE ledger.entry"
            })
    void letsNobodyChangeTheBook(String change) throws Exception {
        post(accrual("r1", 7, eur("10.00")));

        assertThatThrownBy(() -> write(change))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
        try (var superuser = superuser();
                var statement = superuser.createStatement()) {
            assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("the book is never changed");
        }
    }

    @Test
    void showsWhoeverChangedItAnyway() throws Exception {
        post(accrual("r1", 7, eur("10.00")), accrual("r2", 7, eur("10.00")), accrual("r3", 5, eur("10.00")));

        tamper("UPDATE ledger.entry SET minor = minor * 2 WHERE lane = 7 AND seq = 2 AND workspace_id = ");

        assertThat(ledger.verifyChain(workspace).findings())
                .containsExactly(new Finding(7, 2, "this journal, or one of its entries, is not as it was written"));
        assertThat(verify("balance.sql")).hasSize(2);
    }

    @Test
    void showsAJournalThatWasTakenOut() throws Exception {
        post(accrual("r1", 7, eur("10.00")), accrual("r2", 7, eur("10.00")), accrual("r3", 7, eur("10.00")));

        tamper("DELETE FROM ledger.journal WHERE seq = 2 AND workspace_id = ");

        assertThat(ledger.verifyChain(workspace).findings())
                .containsExactly(new Finding(7, 3, "a journal is missing before this one"));
        assertThat(verify("journal.sql")).isNotEmpty();
    }

    @Test
    void showsAChainThatWasCutShort() throws Exception {
        post(accrual("r1", 7, eur("10.00")), accrual("r2", 7, eur("10.00")));

        tamper("DELETE FROM ledger.journal WHERE seq = 2 AND workspace_id = ");

        assertThat(ledger.verifyChain(workspace).findings())
                .containsExactly(new Finding(7, 1, "the chain ends here, but not as its head says"));
    }

    @Test
    void findsNothingWrongInAnHonestBook() throws IOException {
        post(accrual("r1", 7, eur("10.00")), accrual("r2", 5, eur("10.00")));

        assertThat(verify("journal.sql")).isEmpty();
        assertThat(verify("balance.sql")).isEmpty();
        assertThat(ledger.verifyChain(workspace)).isEqualTo(new Verification(2, List.of()));
    }

    @Test
    void keepsTheBooksOfTwoWorkspacesApart() {
        var other = new WorkspaceId(UUID.randomUUID());
        post(accrual("r1", 7, eur("10.00")));

        assertThat(ledger.trialBalance(other).lines()).isEmpty();
        assertThat(tenant.run(other, () -> ledger.post(List.of(accrual("r1", 7, eur("10.00"))))))
                .containsExactly("accrue|r1");
        assertThat(tenant.run(other, () -> ledger.balances(List.of(EXPENSE, ADA_PENDING))))
                .hasSize(2);
    }

    private static String journal(int seq) {
        return "INSERT INTO ledger.journal (lane, seq, kind, natural_key, effective_at, recorded_at, cause, actor,"
                + " prev_hash, hash) VALUES (7, %d, 'test', 'key-%d', now(), now(), 'test', 'test', %s, %s)"
                        .formatted(seq, seq, HASH, HASH);
    }

    private static String entries(int seq, String lines) {
        return "INSERT INTO ledger.entry (lane, seq, line, account, unit, minor) SELECT 7, " + seq + ", * FROM (VALUES "
                + lines + ") AS line";
    }

    private void write(String... statements) {
        tenant.run(workspace, () -> {
            for (String statement : statements) {
                if (statement.startsWith("SELECT")) {
                    jdbc.sql(statement).query(String.class).single();
                } else {
                    jdbc.sql(statement).update();
                }
            }
            return true;
        });
    }

    private void post(Journal... journals) {
        tenant.run(workspace, () -> ledger.post(List.of(journals)));
    }

    private List<String> verify(String file) throws IOException {
        String sql = new ClassPathResource("platform/verify/" + file).getContentAsString(StandardCharsets.UTF_8);
        return tenant.run(
                workspace,
                () -> jdbc.sql(sql)
                        .query((row, _) -> row.getString("place") + ": " + row.getString("finding"))
                        .list());
    }

    private void tamper(String statementUpToTheWorkspace) throws Exception {
        try (var superuser = superuser();
                var statement = superuser.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute(statementUpToTheWorkspace + "'" + workspace.value() + "'");
        }
    }

    private static Connection superuser() throws IOException, SQLException {
        var settings = TestDatabase.settings();
        var password = Files.readString(Path.of(String.valueOf(settings.get("kith.database.password-file"))));
        return DriverManager.getConnection(
                String.valueOf(settings.get("kith.database.url")),
                String.valueOf(settings.get("kith.database.user")),
                password.strip());
    }
}
