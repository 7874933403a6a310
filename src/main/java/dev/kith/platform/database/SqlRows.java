package dev.kith.platform.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlTypeValue;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Many rows as one parameter: {@code jsonb_populate_recordset(NULL::schema.table, :rows)} reads them as rows of that
 * table, so that one statement writes them all. A column that is not put is null.
 */
public record SqlRows(ArrayNode rows) implements SqlTypeValue {

    /** @param put writes one item, its keys being the names of columns */
    public static <T> SqlRows of(Collection<T> items, BiConsumer<T, ObjectNode> put) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode(items.size());
        items.forEach(item -> put.accept(item, rows.addObject()));
        return new SqlRows(rows);
    }

    @Override
    public void setTypeValue(PreparedStatement statement, int index, int sqlType, @Nullable String typeName)
            throws SQLException {
        statement.setObject(index, rows.toString(), Types.OTHER);
    }
}
