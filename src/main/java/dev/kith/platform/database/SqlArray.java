package dev.kith.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlTypeValue;

/** A whole collection as one parameter: {@code = ANY(:ids)} or {@code unnest(:ids)}, never a list of question marks. */
public record SqlArray(String elementType, Object[] elements) implements SqlTypeValue {

    public static SqlArray uuids(Collection<UUID> values) {
        return new SqlArray("uuid", values.toArray());
    }

    public static SqlArray texts(Collection<String> values) {
        return new SqlArray("text", values.toArray(String[]::new));
    }

    public static SqlArray longs(Collection<Long> values) {
        return new SqlArray("bigint", values.toArray(Long[]::new));
    }

    /** For any other element type; the elements are of a class the driver knows how to write. */
    public static SqlArray of(String elementType, Collection<?> values) {
        return new SqlArray(elementType, values.toArray());
    }

    @Override
    public void setTypeValue(PreparedStatement statement, int index, int sqlType, @Nullable String typeName)
            throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(index, connection.createArrayOf(elementType, elements));
    }
}
