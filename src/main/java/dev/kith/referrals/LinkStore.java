package dev.kith.referrals;

import static dev.kith.platform.database.Columns.uuid;

import dev.kith.people.RootId;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.SqlArray;
import dev.kith.programs.ProgramId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door through which a redirect learns whose code it has, in whatever workspace. */
@Component
final class LinkStore {

    private final JdbcClient jdbc;

    LinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By look-alike key. A chosen word may stand in several workspaces: the one it leads to by itself comes first. */
    Map<String, List<ShareLink>> behind(Collection<String> keys) {
        return jdbc.sql("""
                        SELECT workspace_id, text, blocked, membership_id, program_id, person_root, state, shown_name
                          FROM referrals.door_links(:keys)
                        """).param("keys", SqlArray.texts(keys)).query((row, _) -> link(row)).list().stream()
                .collect(Collectors.groupingBy(link -> link.code().key()));
    }

    private static ShareLink link(ResultSet row) throws SQLException {
        return new ShareLink(
                new ShareCode(row.getString("text")),
                new WorkspaceId(uuid(row, "workspace_id")),
                new MembershipId(uuid(row, "membership_id")),
                new ProgramId(uuid(row, "program_id")),
                new RootId(uuid(row, "person_root")),
                Optional.ofNullable(row.getString("shown_name")),
                row.getString("state").equals("active") && !row.getBoolean("blocked"));
    }
}
