package dev.kith.events;

import java.sql.SQLException;
import java.util.Set;

/** Tells trouble that passes from trouble an event makes. */
final class Setback {

    private Setback() {}

    /** The database is away or restarting: no event is to blame. */
    static boolean isPassing(Throwable failed) {
        String state = sqlState(failed);
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.startsWith("25P0");
    }

    /** Somebody else held a row for too long, or a statement did not end. */
    static boolean isCrowded(Throwable failed) {
        return Set.of("55P03", "57014", "40001", "40P01").contains(sqlState(failed));
    }

    private static String sqlState(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
