package dev.kith.platform.security;

import dev.kith.platform.database.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sessions and one-time links in PostgreSQL, by the hashes of their tokens. */
@Component
final class SessionStore {

    /** A session without the seats of its account. */
    record Found(UUID id, Account account, Instant startedAt, Instant steppedUpAt) {}

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean start(byte[] hash, UUID id, AccountId account, String client, Instant at) {
        return jdbc.sql("SELECT platform.door_start_session(:hash, :id, :account, :client, :at)")
                .param("hash", hash)
                .param("id", id)
                .param("account", account.value())
                .param("client", client)
                .param("at", Columns.utc(at))
                .query(Boolean.class)
                .single();
    }

    Optional<Found> find(byte[] hash, Instant at, Duration idle, Duration longest) {
        return jdbc.sql("""
                        SELECT id, account_id, email, name, started_at, stepped_up_at
                          FROM platform.door_session(
                                   :hash, :at, make_interval(secs => :idle), make_interval(secs => :longest))
                        """)
                .param("hash", hash)
                .param("at", Columns.utc(at))
                .param("idle", idle.toSeconds())
                .param("longest", longest.toSeconds())
                .query((row, _) -> new Found(
                        Columns.uuid(row, "id"),
                        new Account(
                                new AccountId(Columns.uuid(row, "account_id")),
                                row.getString("email"),
                                row.getString("name")),
                        Columns.instant(row, "started_at"),
                        Columns.instant(row, "stepped_up_at")))
                .optional();
    }

    List<SessionRow> all(AccountId account) {
        return jdbc.sql("SELECT id, client, started_at, seen_at FROM platform.door_sessions(:account)")
                .param("account", account.value())
                .query((row, _) -> new SessionRow(
                        Columns.uuid(row, "id"),
                        row.getString("client"),
                        Columns.instant(row, "started_at"),
                        Columns.instant(row, "seen_at")))
                .list();
    }

    boolean end(AccountId account, UUID id, Instant at) {
        return jdbc.sql("SELECT platform.door_end_session(:account, :id, :at)")
                        .param("account", account.value())
                        .param("id", id)
                        .param("at", Columns.utc(at))
                        .query(Long.class)
                        .single()
                > 0;
    }

    long endOthers(AccountId account, UUID kept, Instant at) {
        return jdbc.sql("SELECT platform.door_end_other_sessions(:account, :kept, :at)")
                .param("account", account.value())
                .param("kept", kept)
                .param("at", Columns.utc(at))
                .query(Long.class)
                .single();
    }

    boolean makeLink(byte[] hash, LoginLinks.Purpose purpose, Optional<AccountId> account, Instant at, Instant until) {
        return jdbc.sql("SELECT platform.door_make_link(:hash, :purpose, :account::uuid, :at, :until)")
                .param("hash", hash)
                .param("purpose", purpose.name())
                .param("account", account.map(AccountId::value).orElse(null))
                .param("at", Columns.utc(at))
                .param("until", Columns.utc(until))
                .query(Boolean.class)
                .single();
    }

    boolean isGoodLink(byte[] hash, LoginLinks.Purpose purpose, Instant at) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM platform.door_link(:hash, :purpose, :at))")
                .param("hash", hash)
                .param("purpose", purpose.name())
                .param("at", Columns.utc(at))
                .query(Boolean.class)
                .single();
    }

    /** Empty if the link is over; inside, the account it names, if it names one. */
    Optional<Optional<AccountId>> useLink(byte[] hash, LoginLinks.Purpose purpose, Instant at) {
        return jdbc.sql("SELECT account_id FROM platform.door_use_link(:hash, :purpose, :at)")
                .param("hash", hash)
                .param("purpose", purpose.name())
                .param("at", Columns.utc(at))
                .query((row, _) -> Optional.ofNullable(row.getObject("account_id", UUID.class))
                        .map(AccountId::new))
                .optional();
    }

    long forgetBefore(Instant limit) {
        return jdbc.sql("SELECT platform.door_forget_sessions(:limit)")
                .param("limit", Columns.utc(limit))
                .query(Long.class)
                .single();
    }
}
