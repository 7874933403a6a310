package dev.kith.platform.security;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts and seats in PostgreSQL. Accounts are behind doors: who asks must know exactly whom for. */
@Component
final class AccountStore {

    /** What signing in needs to know about an account. */
    record Found(Account account, Optional<String> passwordHash, boolean closed) {}

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Found> byEmail(String email) {
        return jdbc.sql("SELECT id, email, name, password_hash, closed_at FROM platform.door_account(:email)")
                .param("email", email)
                .query((row, _) -> found(row))
                .optional();
    }

    Optional<Found> byId(AccountId id) {
        return jdbc.sql("SELECT id, email, name, password_hash, closed_at FROM platform.door_account_by_id(:id)")
                .param("id", id.value())
                .query((row, _) -> found(row))
                .optional();
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                account(row),
                Optional.ofNullable(row.getString("password_hash")),
                Columns.instantIfAny(row, "closed_at").isPresent());
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(new AccountId(Columns.uuid(row, "id")), row.getString("email"), row.getString("name"));
    }

    Optional<Found> first() {
        return jdbc.sql("SELECT id, email, name, password_hash, closed_at FROM platform.door_first_account()")
                .query((row, _) -> found(row))
                .optional();
    }

    /** False if the address has an account already. */
    boolean open(Account account, Optional<String> passwordHash, Instant at) {
        return jdbc.sql("SELECT platform.door_open_account(:id, :email, :name, :hash::text, :at)")
                .param("id", account.id().value())
                .param("email", account.email())
                .param("name", account.name())
                .param("hash", passwordHash.orElse(null))
                .param("at", Columns.utc(at))
                .query(Boolean.class)
                .single();
    }

    boolean changePassword(AccountId id, String hash) {
        return jdbc.sql("SELECT platform.door_change_password(:id, :hash)")
                .param("id", id.value())
                .param("hash", hash)
                .query(Boolean.class)
                .single();
    }

    List<Seat> seats(AccountId id) {
        return jdbc.sql("SELECT workspace_id, key, name, role FROM platform.door_seats(:id)")
                .param("id", id.value())
                .query((row, _) -> new Seat(
                        new WorkspaceId(Columns.uuid(row, "workspace_id")),
                        row.getString("key"),
                        row.getString("name"),
                        Role.valueOf(row.getString("role"))))
                .list();
    }

    /** Who sits in the workspace of this transaction. */
    List<TeamMember> team() {
        return jdbc.sql("SELECT id, email, name, role, taken_at FROM platform.door_team()")
                .query((row, _) -> new TeamMember(
                        account(row), Role.valueOf(row.getString("role")), Columns.instant(row, "taken_at")))
                .list();
    }

    int seat(AccountId id, Role role, Instant at) {
        return jdbc.sql("""
                        INSERT INTO platform.seat (account_id, role, taken_at)
                        VALUES (:account, :role, :at)
                        ON CONFLICT (workspace_id, account_id) DO UPDATE SET role = excluded.role
                        """)
                .param("account", id.value())
                .param("role", role.name())
                .param("at", Columns.utc(at))
                .update();
    }
}
