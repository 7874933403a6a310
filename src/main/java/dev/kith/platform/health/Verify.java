package dev.kith.platform.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.platform.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Checks the promises against the stored data of all workspaces, in one read-only look at one moment. Each promise is a
 * query in {@code platform/verify} that finds what breaks it; operators and tests run the same ones.
 */
@Component
public final class Verify {

    private static final int MOST_EXAMPLES = 50;

    /** @param broken rows that break the promise, a few of them; empty if it is kept */
    public record Promise(String query, String sentence, List<Map<String, String>> broken) {

        public Promise {
            broken = List.copyOf(broken);
        }

        public boolean kept() {
            return broken.isEmpty();
        }
    }

    private final Database database;

    Verify(Database database) {
        this.database = database;
    }

    /** As the role that makes copies, because it sees every workspace and can change none. */
    public List<Promise> check() {
        try (Connection connection = database.backup().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            statement.execute("SET LOCAL statement_timeout = '15min'");
            var promises = new ArrayList<Promise>();
            for (Resource query : queries()) {
                promises.add(check(query, statement));
            }
            return promises;
        } catch (SQLException | IOException unreadable) {
            throw new IllegalStateException("the promises cannot be checked", unreadable);
        }
    }

    private static Promise check(Resource file, Statement statement) throws SQLException, IOException {
        String sql = file.getContentAsString(UTF_8);
        String sentence = sql.lines().findFirst().orElse("").replaceFirst("^-- ", "");
        var broken = new ArrayList<Map<String, String>>();
        statement.setMaxRows(MOST_EXAMPLES);
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                broken.add(row(rows));
            }
        }
        return new Promise(String.valueOf(file.getFilename()).replace(".sql", ""), sentence, broken);
    }

    private static Map<String, String> row(ResultSet rows) throws SQLException {
        var row = new LinkedHashMap<String, String>();
        var columns = rows.getMetaData();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            row.put(columns.getColumnLabel(column), String.valueOf(rows.getString(column)));
        }
        return row;
    }

    private static List<Resource> queries() {
        try {
            var found = new PathMatchingResourcePatternResolver().getResources("classpath:platform/verify/*.sql");
            return Arrays.stream(found)
                    .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
