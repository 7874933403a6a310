package dev.kith.portal;

import dev.kith.people.RootId;
import dev.kith.platform.database.Columns;
import dev.kith.platform.database.SqlArray;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sign-in links and sessions of members, schema {@code portal}. */
@Component
final class PortalStore {

    /** Somebody asked for a link. */
    record Ask(UUID id, String address, String language, String browser, String nonceHash, Instant at, Instant ends) {}

    /** A link that was sent. */
    record SentLink(Ask ask, RootId root, Optional<Instant> used) {}

    /** Somebody who is in. */
    record Stay(RootId root, String carrier, Instant began, Instant seen, Instant ends) {}

    private static final RowMapper<Ask> ASK = (row, _) -> new Ask(
            Columns.uuid(row, "id"),
            row.getString("address"),
            row.getString("language"),
            row.getString("browser"),
            row.getString("nonce_hash"),
            Columns.instant(row, "asked_at"),
            Columns.instant(row, "ends_at"));

    private final JdbcClient jdbc;

    PortalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Ask ask) {
        jdbc.sql("""
                        INSERT INTO portal.sign_in (id, address, language, browser, nonce_hash, asked_at, ends_at)
                        VALUES (:id, :address, :language, :browser, :nonce, :at, :ends)
                        """)
                .param("id", ask.id())
                .param("address", ask.address())
                .param("language", ask.language())
                .param("browser", ask.browser())
                .param("nonce", ask.nonceHash())
                .param("at", Columns.utc(ask.at()))
                .param("ends", Columns.utc(ask.ends()))
                .update();
    }

    int asksSince(String address, Instant since) {
        return jdbc.sql("""
                        SELECT count(*)
                          FROM portal.sign_in
                         WHERE workspace_id = platform.workspace()
                           AND address = :address
                           AND asked_at > :since
                        """)
                .param("address", address)
                .param("since", Columns.utc(since))
                .query(Integer.class)
                .single();
    }

    Optional<Ask> ask(UUID id) {
        return jdbc.sql("""
                        SELECT id, address, language, browser, nonce_hash, asked_at, ends_at
                          FROM portal.sign_in
                         WHERE id = :id
                           AND token_hash IS NULL
                        """).param("id", id).query(ASK).optional();
    }

    /** From now on the link opens the door, and every older one to this address does not. */
    void issue(Ask ask, String tokenHash, RootId root) {
        jdbc.sql("""
                        UPDATE portal.sign_in
                           SET token_hash = NULL, root_id = NULL
                         WHERE workspace_id = platform.workspace()
                           AND address = :address
                           AND used_at IS NULL
                        """).param("address", ask.address()).update();
        jdbc.sql("UPDATE portal.sign_in SET token_hash = :token, root_id = :root WHERE id = :id")
                .param("token", tokenHash)
                .param("root", root.value())
                .param("id", ask.id())
                .update();
    }

    Optional<SentLink> link(String tokenHash) {
        return jdbc.sql("""
                        SELECT id, address, language, browser, nonce_hash, asked_at, ends_at, root_id, used_at
                          FROM portal.sign_in
                         WHERE workspace_id = platform.workspace()
                           AND token_hash = :token
                        """)
                .param("token", tokenHash)
                .query((row, number) -> new SentLink(
                        ASK.mapRow(row, number),
                        new RootId(Columns.uuid(row, "root_id")),
                        Columns.instantIfAny(row, "used_at")))
                .optional();
    }

    /** False if somebody was faster: a link opens the door once. */
    boolean use(UUID id, Instant now) {
        return jdbc.sql("UPDATE portal.sign_in SET used_at = :now WHERE id = :id AND used_at IS NULL")
                        .param("id", id)
                        .param("now", Columns.utc(now))
                        .update()
                == 1;
    }

    void open(String tokenHash, Stay stay) {
        jdbc.sql("""
                        INSERT INTO portal.session (token_hash, carrier, root_id, began_at, seen_at, ends_at)
                        VALUES (:token, :carrier, :root, :began, :seen, :ends)
                        """)
                .param("token", tokenHash)
                .param("carrier", stay.carrier())
                .param("root", stay.root().value())
                .param("began", Columns.utc(stay.began()))
                .param("seen", Columns.utc(stay.seen()))
                .param("ends", Columns.utc(stay.ends()))
                .update();
    }

    Optional<Stay> stay(String tokenHash) {
        return jdbc.sql("""
                        SELECT root_id, carrier, began_at, seen_at, ends_at
                          FROM portal.session
                         WHERE workspace_id = platform.workspace()
                           AND token_hash = :token
                        """)
                .param("token", tokenHash)
                .query((row, _) -> new Stay(
                        new RootId(Columns.uuid(row, "root_id")),
                        row.getString("carrier"),
                        Columns.instant(row, "began_at"),
                        Columns.instant(row, "seen_at"),
                        Columns.instant(row, "ends_at")))
                .optional();
    }

    void seen(String tokenHash, Instant now) {
        jdbc.sql("UPDATE portal.session SET seen_at = :now WHERE token_hash = :token")
                .param("token", tokenHash)
                .param("now", Columns.utc(now))
                .update();
    }

    void close(String tokenHash) {
        jdbc.sql("DELETE FROM portal.session WHERE token_hash = :token")
                .param("token", tokenHash)
                .update();
    }

    /** Keeps the newest sessions of a person that are carried in cookies; the oldest ones end. */
    void keepNewest(RootId root, int most) {
        jdbc.sql("""
                        DELETE FROM portal.session
                         WHERE workspace_id = platform.workspace()
                           AND token_hash IN (SELECT token_hash
                                                FROM portal.session
                                               WHERE workspace_id = platform.workspace()
                                                 AND root_id = :root
                                                 AND carrier = 'cookie'
                                               ORDER BY began_at DESC
                                              OFFSET :most)
                        """).param("root", root.value()).param("most", most).update();
    }

    /** Those of these roots under which somebody agreed to be named. */
    Set<RootId> open(Collection<RootId> roots) {
        return Set.copyOf(jdbc.sql("SELECT root_id FROM portal.open_friend WHERE root_id = ANY(:roots)")
                .param("roots", SqlArray.uuids(roots.stream().map(RootId::value).toList()))
                .query((row, _) -> new RootId(Columns.uuid(row, "root_id")))
                .list());
    }

    void setOpen(Collection<RootId> roots, RootId current, boolean open) {
        if (open) {
            jdbc.sql("INSERT INTO portal.open_friend (root_id) VALUES (:root) ON CONFLICT DO NOTHING")
                    .param("root", current.value())
                    .update();
            return;
        }
        jdbc.sql("DELETE FROM portal.open_friend WHERE root_id = ANY(:roots)")
                .param("roots", SqlArray.uuids(roots.stream().map(RootId::value).toList()))
                .update();
    }

    /** Links and sessions that ended before that moment; how many they were. */
    int forgetBefore(Instant moment) {
        int links = jdbc.sql("DELETE FROM portal.sign_in WHERE ends_at < :moment")
                .param("moment", Columns.utc(moment))
                .update();
        int sessions = jdbc.sql("DELETE FROM portal.session WHERE ends_at < :moment")
                .param("moment", Columns.utc(moment))
                .update();
        return links + sessions;
    }

    static RootId first(Collection<RootId> roots) {
        return roots.stream()
                .min((one, other) -> one.value().compareTo(other.value()))
                .orElseThrow();
    }
}
