package dev.kith.ledger;

import static dev.kith.platform.database.Columns.utc;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import dev.kith.platform.database.SqlArray;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the book in PostgreSQL, schema {@code ledger}: a handful of statements, however many journals. */
@Component
final class LedgerStore {

    /** The end of a lane's chain, locked until the transaction ends. */
    record Head(UUID workspace, int lane, long seq, byte[] hash) {

        static Head at(PostedJournal journal, UUID workspace) {
            return new Head(workspace, journal.lane(), journal.seq(), HEX.parseHex(journal.hash()));
        }
    }

    /** How much one balance moves. Members' accounts have one row each, in no lane. */
    record Movement(String account, String unit, int lane, long minor) {}

    private static final HexFormat HEX = HexFormat.of();

    private static final RowMapper<Head> HEAD = (row, _) -> new Head(
            row.getObject("workspace_id", UUID.class), row.getInt("lane"), row.getLong("seq"), row.getBytes("hash"));

    private final JdbcClient jdbc;

    LedgerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for its turn in each lane, always in the same order. Lanes never used before are missing. */
    List<Head> lock(SortedSet<Integer> lanes) {
        return jdbc.sql("""
                        SELECT workspace_id, lane, seq, hash
                          FROM ledger.lane
                         WHERE lane = ANY(:lanes)
                         ORDER BY lane
                           FOR NO KEY UPDATE
                        """)
                .param("lanes", SqlArray.of("int4", lanes))
                .query(HEAD)
                .list();
    }

    List<Head> heads() {
        return jdbc.sql("SELECT workspace_id, lane, seq, hash FROM ledger.lane ORDER BY lane")
                .query(HEAD)
                .list();
    }

    void open(SortedSet<Integer> lanes) {
        jdbc.sql("""
                        INSERT INTO ledger.lane (lane, seq, hash)
                        SELECT lane, 0, decode(repeat('00', 32), 'hex') FROM unnest(:lanes) AS lane ORDER BY lane
                        ON CONFLICT (workspace_id, lane) DO NOTHING
                        """).param("lanes", SqlArray.of("int4", lanes)).update();
    }

    Set<String> known(Collection<String> naturalKeys) {
        return jdbc.sql("SELECT natural_key FROM ledger.journal WHERE natural_key = ANY(:keys)")
                .param("keys", SqlArray.texts(naturalKeys))
                .query((row, _) -> row.getString("natural_key"))
                .set();
    }

    /** How many were new; a journal whose key another transaction took meanwhile is left out. */
    int insert(List<PostedJournal> journals, Collection<Head> heads) {
        return jdbc.sql("""
                        WITH head AS (
                            UPDATE ledger.lane
                               SET seq = moved.seq, hash = decode(moved.hash, 'hex')
                              FROM unnest(:headLanes, :headSeqs, :headHashes) AS moved (lane, seq, hash)
                             WHERE lane.lane = moved.lane
                        )
                        INSERT INTO ledger.journal (lane, seq, kind, natural_key, effective_at, recorded_at, cause,
                                                    actor, reverses, prev_hash, hash)
                        SELECT lane, seq, kind, natural_key, effective_at, recorded_at, cause,
                               actor, NULLIF(reverses, ''), decode(prev_hash, 'hex'), decode(hash, 'hex')
                          FROM unnest(:lanes, :seqs, :kinds, :keys, :effective, :recorded, :causes, :actors, :reverses,
                                      :previous, :hashes)
                            AS posted (lane, seq, kind, natural_key, effective_at, recorded_at, cause, actor, reverses,
                                       prev_hash, hash)
                         ORDER BY natural_key
                        ON CONFLICT (workspace_id, natural_key) DO NOTHING
                        """)
                .param("headLanes", array("int4", heads, Head::lane))
                .param("headSeqs", array("int8", heads, Head::seq))
                .param("headHashes", array("text", heads, head -> HEX.formatHex(head.hash())))
                .param("lanes", array("int4", journals, PostedJournal::lane))
                .param("seqs", array("int8", journals, PostedJournal::seq))
                .param("kinds", array("text", journals, PostedJournal::kind))
                .param("keys", array("text", journals, PostedJournal::naturalKey))
                .param("effective", array("timestamptz", journals, posted -> utc(posted.effectiveAt())))
                .param("recorded", array("timestamptz", journals, posted -> utc(posted.recordedAt())))
                .param("causes", array("text", journals, PostedJournal::cause))
                .param("actors", array("text", journals, PostedJournal::actor))
                .param(
                        "reverses",
                        array("text", journals, posted -> posted.reverses().orElse("")))
                .param("previous", array("text", journals, PostedJournal::previousHash))
                .param("hashes", array("text", journals, PostedJournal::hash))
                .update();
    }

    void insertEntries(List<PostedJournal> journals) {
        record Row(int lane, long seq, int number, PostedJournal.Line line) {}
        List<Row> rows = new ArrayList<>();
        for (PostedJournal posted : journals) {
            int number = 0;
            for (PostedJournal.Line line : posted.lines()) {
                number++;
                rows.add(new Row(posted.lane(), posted.seq(), number, line));
            }
        }
        jdbc.sql("""
                        INSERT INTO ledger.entry (lane, seq, line, account, unit, minor, lot)
                        SELECT lane, seq, line, account, unit, minor, NULLIF(lot, '')
                          FROM unnest(:lanes, :seqs, :lines, :accounts, :units, :minors, :lots)
                            AS posted (lane, seq, line, account, unit, minor, lot)
                        """)
                .param("lanes", array("int4", rows, Row::lane))
                .param("seqs", array("int8", rows, Row::seq))
                .param("lines", array("int4", rows, Row::number))
                .param("accounts", array("text", rows, row -> row.line().account()))
                .param("units", array("text", rows, row -> row.line().unit()))
                .param("minors", array("int8", rows, row -> row.line().minor()))
                .param("lots", array("text", rows, row -> row.line().lot().orElse("")))
                .update();
    }

    /** MERGE and not an upsert: that one checks the movement alone against the rules a balance must obey. */
    void move(Collection<Movement> movements) {
        jdbc.sql("""
                        MERGE INTO ledger.balance
                        USING (SELECT account, unit, lane, minor
                                 FROM unnest(:accounts, :units, :lanes, :minors) AS moved (account, unit, lane, minor)
                                ORDER BY account, unit, lane) moved
                           ON balance.workspace_id = (SELECT platform.workspace())
                              AND balance.account = moved.account
                              AND balance.unit = moved.unit
                              AND balance.lane = moved.lane
                         WHEN MATCHED THEN UPDATE SET minor = balance.minor + moved.minor
                         WHEN NOT MATCHED THEN INSERT (account, unit, lane, minor)
                              VALUES (moved.account, moved.unit, moved.lane, moved.minor)
                        """)
                .param("accounts", array("text", movements, Movement::account))
                .param("units", array("text", movements, Movement::unit))
                .param("lanes", array("int4", movements, Movement::lane))
                .param("minors", array("int8", movements, Movement::minor))
                .update();
    }

    Map<Account, List<Money>> balances(Collection<Account> accounts) {
        record Row(Account account, Money balance) {}
        RowMapper<Row> mapper = (row, _) -> new Row(
                Account.of(row.getString("account")), new Money(row.getLong("minor"), new Unit(row.getString("unit"))));
        return jdbc.sql("""
                        SELECT account, unit, sum(minor) AS minor
                          FROM ledger.balance
                         WHERE account = ANY(:accounts)
                         GROUP BY account, unit
                         ORDER BY account, unit
                        """).param("accounts", array("text", accounts, Account::name)).query(mapper).list().stream()
                .collect(groupingBy(Row::account, mapping(Row::balance, toList())));
    }

    private static <T> SqlArray array(String type, Collection<T> rows, Function<T, Object> column) {
        return SqlArray.of(type, rows.stream().map(column).toList());
    }
}
