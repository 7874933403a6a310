package dev.kith.ledger;

import static dev.kith.platform.database.Columns.instant;
import static dev.kith.platform.database.Columns.utc;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import dev.kith.platform.database.SqlArray;
import dev.kith.platform.database.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the book in PostgreSQL, schema {@code ledger}. */
@Component
final class LedgerReports {

    private static final HexFormat HEX = HexFormat.of();

    private static final RowMapper<TrialBalance.Line> LINE = (row, _) -> new TrialBalance.Line(
            row.getString("account"), new Money(row.getLong("minor"), new Unit(row.getString("unit"))));

    private static final RowMapper<Lot> LOT = (row, _) -> new Lot(
            Account.of(row.getString("account")),
            row.getString("lot"),
            new Money(row.getLong("minor"), new Unit(row.getString("unit"))));

    private final JdbcClient jdbc;

    LedgerReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest journals that were written before {@code from}, optionally those that touch one account. */
    List<PostedJournal> newest(JournalPlace from, Optional<String> account, int limit) {
        return jdbc.sql("""
                        SELECT lane, seq, kind, natural_key, effective_at, recorded_at, cause, actor, reverses,
                               prev_hash, hash, line, account, unit, minor, lot
                          FROM (SELECT lane, seq, kind, natural_key, effective_at, recorded_at, cause, actor, reverses,
                                       prev_hash, hash
                                  FROM ledger.journal
                                 WHERE (recorded_at, lane, seq) < (:at, :lane, :seq)
                                   AND (:account = ''
                                        OR EXISTS (SELECT FROM ledger.entry touching
                                                    WHERE touching.account = :account
                                                      AND touching.lane = journal.lane
                                                      AND touching.seq = journal.seq))
                                 ORDER BY recorded_at DESC, lane DESC, seq DESC
                                 LIMIT :limit) page
                          LEFT JOIN ledger.entry USING (lane, seq)
                         ORDER BY recorded_at DESC, lane DESC, seq DESC, line
                        """)
                .param("at", utc(from.recordedAt()))
                .param("lane", from.lane())
                .param("seq", from.seq())
                .param("account", account.orElse(""))
                .param("limit", limit)
                .query(JOURNALS);
    }

    Tally count(Optional<String> account) {
        return Tally.of(jdbc.sql("""
                        SELECT count(*)
                          FROM (SELECT
                                  FROM ledger.journal
                                 WHERE :account = ''
                                    OR EXISTS (SELECT FROM ledger.entry touching
                                                WHERE touching.account = :account
                                                  AND touching.lane = journal.lane
                                                  AND touching.seq = journal.seq)
                                 LIMIT :tally) AS counted
                        """)
                .param("account", account.orElse(""))
                .param("tally", Tally.ENOUGH)
                .query(Long.class)
                .single());
    }

    List<PostedJournal> named(Collection<String> naturalKeys) {
        return jdbc.sql("""
                        SELECT lane, seq, kind, natural_key, effective_at, recorded_at, cause, actor, reverses,
                               prev_hash, hash, line, account, unit, minor, lot
                          FROM ledger.journal
                          LEFT JOIN ledger.entry USING (lane, seq)
                         WHERE natural_key = ANY(:keys)
                         ORDER BY recorded_at, lane, seq, line
                        """).param("keys", SqlArray.texts(naturalKeys)).query(JOURNALS);
    }

    /** The next stretch of one lane's chain, oldest first. */
    List<PostedJournal> chain(int lane, long afterSeq, int limit) {
        return jdbc.sql("""
                        SELECT lane, seq, kind, natural_key, effective_at, recorded_at, cause, actor, reverses,
                               prev_hash, hash, line, account, unit, minor, lot
                          FROM (SELECT lane, seq, kind, natural_key, effective_at, recorded_at, cause, actor, reverses,
                                       prev_hash, hash
                                  FROM ledger.journal
                                 WHERE lane = :lane AND seq > :after
                                 ORDER BY seq
                                 LIMIT :limit) stretch
                          LEFT JOIN ledger.entry USING (lane, seq)
                         ORDER BY seq, line
                        """)
                .param("lane", lane)
                .param("after", afterSeq)
                .param("limit", limit)
                .query(JOURNALS);
    }

    /** Lanes that hold a journal although they have no head; there should be none. */
    List<Integer> lanesWithoutHead() {
        return jdbc.sql("""
                        SELECT DISTINCT lane FROM ledger.journal
                         WHERE lane NOT IN (SELECT lane FROM ledger.lane) ORDER BY lane
                        """).query((row, _) -> row.getInt("lane")).list();
    }

    List<TrialBalance.Line> balancesNow() {
        return jdbc.sql("""
                        SELECT account, unit, sum(minor) AS minor
                          FROM ledger.balance
                         GROUP BY account, unit
                        HAVING sum(minor) <> 0
                         ORDER BY account, unit
                        """).query(LINE).list();
    }

    List<TrialBalance.Line> balancesAsOf(Instant asOf, TrialBalance.Basis basis) {
        String time = switch (basis) {
            case EFFECTIVE -> "effective_at";
            case RECORDED -> "recorded_at";
        };
        return jdbc.sql("""
                        SELECT account, unit, sum(minor) AS minor
                          FROM ledger.entry
                          JOIN ledger.journal USING (workspace_id, lane, seq)
                         WHERE journal.%s <= :asOf
                         GROUP BY account, unit
                        HAVING sum(minor) <> 0
                         ORDER BY account, unit
                        """.formatted(time))
                .param("asOf", utc(asOf))
                .query(LINE)
                .list();
    }

    /** What is left of each lot on these accounts, oldest lot first. */
    List<Lot> lots(Collection<Account> accounts) {
        return jdbc.sql("""
                        SELECT account, lot, unit, sum(minor) AS minor
                          FROM ledger.entry
                          JOIN ledger.journal USING (workspace_id, lane, seq)
                         WHERE account = ANY(:accounts) AND lot IS NOT NULL
                         GROUP BY account, lot, unit
                        HAVING sum(minor) <> 0
                         ORDER BY account, min(effective_at), lot
                        """)
                .param(
                        "accounts",
                        SqlArray.texts(accounts.stream().map(Account::name).toList()))
                .query(LOT)
                .list();
    }

    private static final ResultSetExtractor<List<PostedJournal>> JOURNALS = rows -> {
        List<PostedJournal> journals = new ArrayList<>();
        boolean more = rows.next();
        while (more) {
            var header = header(rows);
            List<PostedJournal.Line> lines = new ArrayList<>();
            while (more && rows.getInt("lane") == header.lane() && rows.getLong("seq") == header.seq()) {
                line(rows).ifPresent(lines::add);
                more = rows.next();
            }
            journals.add(header.withLines(lines));
        }
        return List.copyOf(journals);
    };

    private static PostedJournal header(ResultSet row) throws SQLException {
        return new PostedJournal(
                row.getInt("lane"),
                row.getLong("seq"),
                row.getString("kind"),
                row.getString("natural_key"),
                instant(row, "effective_at"),
                instant(row, "recorded_at"),
                row.getString("cause"),
                row.getString("actor"),
                Optional.ofNullable(row.getString("reverses")),
                List.of(),
                HEX.formatHex(row.getBytes("prev_hash")),
                HEX.formatHex(row.getBytes("hash")));
    }

    /** Nothing if the journal has lost its entries, which only an intruder can bring about. */
    private static Optional<PostedJournal.Line> line(ResultSet row) throws SQLException {
        String account = row.getString("account");
        return Optional.ofNullable(
                account == null
                        ? null
                        : new PostedJournal.Line(
                                account,
                                row.getString("unit"),
                                row.getLong("minor"),
                                Optional.ofNullable(row.getString("lot"))));
    }
}
