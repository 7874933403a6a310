package dev.kith.journeys;

import static dev.kith.platform.database.Columns.utc;

import dev.kith.people.RootId;
import dev.kith.platform.database.SqlArray;
import dev.kith.platform.database.SqlRows;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Orders and refunds in PostgreSQL, schema {@code journeys}. A slice is read with one query and written with a few. */
@Component
final class JourneyStore {

    private static final String FILE = """
            SELECT order_id, buyer_root, trust, placed_at, placed_position, received_at, placed_by, currency, paid,
                   subtotal, revenue, shipping, tax, discount, products, coupons, lines, remarks, amended_at,
                   amended_position, cancelled_at, cancelled_position, refunds, revision
              FROM journeys.purchase_order
            """;

    private record Stored(OrderFile file, int refunds) {}

    private record StoredRefund(String orderId, RefundTold refund) {}

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    JourneyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The files of these orders, held until the transaction ends. */
    List<OrderFile> hold(Collection<String> orderIds) {
        return withRefunds(jdbc.sql(FILE + """
                         WHERE order_id = ANY(:ids)
                         ORDER BY order_id
                           FOR NO KEY UPDATE
                        """)
                .param("ids", SqlArray.texts(orderIds))
                .query((row, _) -> new Stored(OrderRows.file(row, json), row.getInt("refunds")))
                .list());
    }

    List<OrderFile> files(Collection<String> orderIds) {
        return withRefunds(jdbc.sql(FILE + " WHERE order_id = ANY(:ids)")
                .param("ids", SqlArray.texts(orderIds))
                .query((row, _) -> new Stored(OrderRows.file(row, json), row.getInt("refunds")))
                .list());
    }

    List<OrderFile> filesOf(Collection<RootId> buyers) {
        return withRefunds(jdbc.sql(FILE + " WHERE buyer_root = ANY(:buyers)")
                .param(
                        "buyers",
                        SqlArray.uuids(buyers.stream().map(RootId::value).toList()))
                .query((row, _) -> new Stored(OrderRows.file(row, json), row.getInt("refunds")))
                .list());
    }

    private List<OrderFile> withRefunds(List<Stored> stored) {
        var refunded = stored.stream()
                .filter(each -> each.refunds > 0)
                .map(each -> each.file.orderId())
                .toList();
        var refunds = refunded.isEmpty() ? Map.<String, List<RefundTold>>of() : refunds(refunded);
        return stored.stream()
                .map(each -> each.file.with(refunds.getOrDefault(each.file.orderId(), List.of())))
                .toList();
    }

    private Map<String, List<RefundTold>> refunds(Collection<String> orderIds) {
        var byOrder = new HashMap<String, List<RefundTold>>();
        jdbc.sql("""
                        SELECT order_id, refund_id, extent, amount, lines, currency, dispute, refunded_at, position,
                               message_id
                          FROM journeys.refund
                         WHERE order_id = ANY(:ids)
                        """)
                .param("ids", SqlArray.texts(orderIds))
                .query((row, _) -> new StoredRefund(row.getString("order_id"), OrderRows.refund(row)))
                .list()
                .forEach(each -> byOrder.computeIfAbsent(each.orderId, _ -> new ArrayList<>())
                        .add(each.refund));
        return byOrder;
    }

    /** Writes changed files. Somebody else wrote one of them meanwhile: then the transaction is to be tried again. */
    void write(Collection<OrderFile> files) {
        var rows = JsonNodeFactory.instance.arrayNode();
        files.forEach(file -> rows.add(OrderRows.json(file)));
        int written = jdbc.sql("""
                        INSERT INTO journeys.purchase_order AS known
                               (order_id, state, buyer_root, trust, placed_at, placed_position, received_at, placed_by,
                                currency, paid, subtotal, revenue, shipping, tax, discount, products, total, net,
                                refunded_total, refunded_net, coupons, lines, remarks, amended_at, amended_position,
                                cancelled_at, cancelled_position, refunds, revision)
                        SELECT order_id, state, buyer_root, trust, placed_at, placed_position, received_at, placed_by,
                               currency, paid, subtotal, revenue, shipping, tax, discount, products, total, net,
                               refunded_total, refunded_net, coupons, lines, remarks, amended_at, amended_position,
                               cancelled_at, cancelled_position, refunds, revision
                          FROM jsonb_to_recordset(:rows) AS told
                               (order_id text, state text, buyer_root uuid, trust smallint, placed_at timestamptz,
                                placed_position bigint, received_at timestamptz, placed_by text, currency text,
                                paid bigint, subtotal bigint, revenue bigint, shipping bigint, tax bigint,
                                discount bigint, products bigint, total bigint, net bigint, refunded_total bigint,
                                refunded_net bigint, coupons text[], lines jsonb, remarks text[],
                                amended_at timestamptz, amended_position bigint, cancelled_at timestamptz,
                                cancelled_position bigint, refunds integer, revision integer)
                         ORDER BY order_id
                            ON CONFLICT (workspace_id, order_id) DO UPDATE
                           SET (state, buyer_root, trust, placed_at, placed_position, received_at, placed_by, currency,
                                paid, subtotal, revenue, shipping, tax, discount, products, total, net, refunded_total,
                                refunded_net, coupons, lines, remarks, amended_at, amended_position, cancelled_at,
                                cancelled_position, refunds, revision) =
                               (excluded.state, excluded.buyer_root, excluded.trust, excluded.placed_at,
                                excluded.placed_position, excluded.received_at, excluded.placed_by, excluded.currency,
                                excluded.paid, excluded.subtotal, excluded.revenue, excluded.shipping, excluded.tax,
                                excluded.discount, excluded.products, excluded.total, excluded.net,
                                excluded.refunded_total, excluded.refunded_net, excluded.coupons, excluded.lines,
                                excluded.remarks, excluded.amended_at, excluded.amended_position,
                                excluded.cancelled_at, excluded.cancelled_position, excluded.refunds, excluded.revision)
                         WHERE known.revision = excluded.revision - 1
                        """).param("rows", new SqlRows(rows)).update();
        if (written != files.size()) {
            throw new CannotAcquireLockException(
                    "an order was told twice at once", new SQLException("order written meanwhile", "40001"));
        }
    }

    void insertRefunds(Map<String, List<RefundTold>> refundsByOrder) {
        var rows = JsonNodeFactory.instance.arrayNode();
        refundsByOrder.forEach(
                (orderId, refunds) -> refunds.forEach(refund -> rows.add(OrderRows.json(orderId, refund))));
        jdbc.sql("""
                        INSERT INTO journeys.refund
                               (order_id, refund_id, extent, amount, lines, currency, dispute, refunded_at, position,
                                message_id)
                        SELECT order_id, refund_id, extent, amount, lines, currency, dispute, refunded_at,
                               refunded_position, message_id
                          FROM jsonb_to_recordset(:rows) AS told
                               (order_id text, refund_id text, extent text, amount numeric, lines numeric,
                                currency text, dispute boolean, refunded_at timestamptz, refunded_position bigint,
                                message_id text)
                        """).param("rows", new SqlRows(rows)).update();
    }

    void insertTransitions(Collection<Transition> transitions) {
        var rows = JsonNodeFactory.instance.arrayNode();
        transitions.forEach(each -> {
            var row = rows.addObject();
            row.put("order_id", each.orderId()).put("to_state", OrderRows.code(each.to()));
            each.from().ifPresent(state -> row.put("from_state", OrderRows.code(state)));
            row.put("message_id", each.messageId()).put("happened_at", each.at().toString());
        });
        jdbc.sql("""
                        INSERT INTO journeys.order_transition
                               (order_id, from_state, to_state, message_id, happened_at)
                        SELECT order_id, from_state, to_state, message_id, happened_at
                          FROM jsonb_to_recordset(:rows) AS told
                               (order_id text, from_state text, to_state text, message_id text,
                                happened_at timestamptz)
                        """).param("rows", new SqlRows(rows)).update();
    }

    void insertNotices(Collection<Notice> notices, Instant now) {
        var rows = JsonNodeFactory.instance.arrayNode();
        notices.forEach(each -> {
            var row = rows.addObject();
            row.put("message_id", each.messageId()).put("remark", OrderRows.code(each.remark()));
            each.orderId().ifPresent(id -> row.put("order_id", id));
            row.put("happened_at", each.at().toString());
        });
        jdbc.sql("""
                        INSERT INTO journeys.notice (message_id, remark, order_id, happened_at, noticed_at)
                        SELECT message_id, remark, order_id, happened_at, :now
                          FROM jsonb_to_recordset(:rows) AS told
                               (message_id text, remark text, order_id text, happened_at timestamptz)
                            ON CONFLICT DO NOTHING
                        """).param("rows", new SqlRows(rows)).param("now", utc(now)).update();
    }
}
