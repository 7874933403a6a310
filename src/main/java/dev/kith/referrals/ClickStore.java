package dev.kith.referrals;

import static dev.kith.platform.database.Columns.instant;
import static dev.kith.platform.database.Columns.utc;
import static dev.kith.platform.database.Columns.uuid;

import dev.kith.platform.database.SqlArray;
import dev.kith.platform.database.SqlRows;
import dev.kith.programs.ProgramId;
import dev.kith.programs.ProgramVersionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;

/** Clicks in PostgreSQL. */
@Component
final class ClickStore {

    private static final String ROW = """
            SELECT id, code, membership_id, program_id, version_id, clicked_at, channel, class, visitor, repeated
              FROM referrals.click
            """;

    private final JdbcClient jdbc;

    ClickStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Click click(ResultSet row) throws SQLException {
        return new Click(
                new ClickId(uuid(row, "id")),
                row.getString("code"),
                new MembershipId(uuid(row, "membership_id")),
                new ProgramId(uuid(row, "program_id")),
                Optional.ofNullable(row.getObject("version_id", UUID.class)).map(ProgramVersionId::new),
                instant(row, "clicked_at"),
                Channel.of(row.getString("channel")),
                ClickClass.of(row.getString("class")),
                uuid(row, "visitor"),
                row.getBoolean("repeated"));
    }

    Map<ClickId, Click> withIds(Collection<ClickId> ids) {
        return jdbc
                .sql(ROW + " WHERE id = ANY(:ids)")
                .param("ids", SqlArray.uuids(ids.stream().map(ClickId::value).toList()))
                .query((row, _) -> click(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Click::id, Function.identity()));
    }

    /** Clicks of these visitors since then: what makes a further click a repeated one. */
    List<Click> ofVisitors(Collection<UUID> visitors, Instant since) {
        return jdbc.sql(ROW + " WHERE visitor = ANY(:visitors) AND clicked_at >= :since")
                .param("visitors", SqlArray.uuids(visitors))
                .param("since", utc(since))
                .query((row, _) -> click(row))
                .list();
    }

    /** Writes clicks as the log tells them. One that is here because its text came back early is completed. */
    void write(ArrayNode clicks) {
        jdbc.sql("""
                        INSERT INTO referrals.click AS known
                               (id, code, membership_id, program_id, version_id, clicked_at, channel, class, visitor,
                                late, repeated, device, browser, language, referrer_host, fetch_dest, paid, campaign,
                                address_hash, network_hash, agent_hash)
                        SELECT id, code, membership_id, program_id, version_id, clicked_at, channel, class, visitor,
                               late, repeated, device, browser, language, referrer_host, fetch_dest, paid, campaign,
                               address_hash, network_hash, agent_hash
                          FROM jsonb_to_recordset(:clicks) AS told
                               (id uuid, code text, membership_id uuid, program_id uuid, version_id uuid,
                                clicked_at timestamptz, channel text, class text, visitor uuid, late boolean,
                                repeated boolean, device text, browser text, language text, referrer_host text,
                                fetch_dest text, paid boolean, campaign jsonb, address_hash text, network_hash text,
                                agent_hash text)
                            ON CONFLICT (workspace_id, id) DO UPDATE
                           SET (version_id, channel, class, visitor, late, repeated, device, browser, language,
                                referrer_host, fetch_dest, paid, campaign, address_hash, network_hash, agent_hash) =
                               (excluded.version_id, excluded.channel, excluded.class, excluded.visitor, false,
                                excluded.repeated, excluded.device, excluded.browser, excluded.language,
                                excluded.referrer_host, excluded.fetch_dest, excluded.paid, excluded.campaign,
                                excluded.address_hash, excluded.network_hash, excluded.agent_hash)
                         WHERE known.late AND NOT excluded.late
                        """).param("clicks", new SqlRows(clicks)).update();
    }

    /** Says no more from which address, network and browser the clicks of that time came. */
    int forgetTraces(Instant from, Instant until) {
        return jdbc.sql("""
                        UPDATE referrals.click
                           SET address_hash = NULL, network_hash = NULL, agent_hash = NULL
                         WHERE clicked_at >= :from
                           AND clicked_at < :until
                           AND (address_hash IS NOT NULL OR network_hash IS NOT NULL OR agent_hash IS NOT NULL)
                        """).param("from", utc(from)).param("until", utc(until)).update();
    }
}
