package dev.kith.platform.database;

import dev.kith.platform.CannotStart;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Makes the four roles and what they may do, whenever one is missing or no longer gets in. */
final class DatabaseRoles {

    private static final long ONE_AT_A_TIME = 0x6b697468;
    private static final List<String> ROLES = List.of(Database.OWNER, Database.APP, Database.WORKER, Database.BACKUP);

    private final Database database;

    DatabaseRoles(Database database) {
        this.database = database;
    }

    void prepare() {
        try (Connection connection = database.maker().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + ONE_AT_A_TIME + ")");
            boolean known = getsIn();
            for (String role : ROLES) {
                prepare(role, known, statement);
            }
            statement.execute("GRANT kith_app TO kith_worker WITH INHERIT TRUE");
            statement.execute(
                    "GRANT CREATE, TEMPORARY ON DATABASE " + quoted(connection.getCatalog()) + " TO kith_owner");
        } catch (SQLException refused) {
            throw new CannotStart(
                    "The database at " + database.maker() + " refused to set up Kith's roles: " + refused.getMessage()
                            + ".",
                    "Name a user who owns that database and may create roles (kith.database.user).",
                    refused);
        }
    }

    private void prepare(String role, boolean known, Statement statement) throws SQLException {
        String password = database.role(role).password();
        if (!exists(role, statement)) {
            statement.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + password + "'");
        } else if (!known) {
            statement.execute("ALTER ROLE " + role + " LOGIN PASSWORD '" + password + "'");
        }
    }

    private static boolean exists(String role, Statement statement) throws SQLException {
        try (var found = statement.executeQuery("SELECT FROM pg_roles WHERE rolname = '" + role + "'")) {
            return found.next();
        }
    }

    /** One stands for all four: their passwords change together. */
    private boolean getsIn() {
        try (var _ = database.app().connect()) {
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
