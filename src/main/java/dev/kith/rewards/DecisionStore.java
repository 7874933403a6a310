package dev.kith.rewards;

import static dev.kith.platform.database.Columns.instant;
import static dev.kith.platform.database.Columns.uuid;

import dev.kith.people.RootId;
import dev.kith.platform.database.SqlArray;
import dev.kith.platform.database.SqlRows;
import dev.kith.referrals.Check;
import dev.kith.referrals.Reason;
import dev.kith.referrals.ReferralId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Decisions with their traces; nothing is ever changed or removed. */
@Component
final class DecisionStore {

    private static final String COLUMNS = """
            id, happening, person_root, referral_id, outcome, reason, happened_at, decided_at, trace
              FROM rewards.decision
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DecisionStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Collection<Decision> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO rewards.decision (id, happening, person_root, referral_id, outcome, reason,
                               happened_at, decided_at, engine, trace)
                        SELECT id, happening, person_root, referral_id, outcome, reason, happened_at, decided_at, :engine,
                               trace
                          FROM jsonb_populate_recordset(NULL::rewards.decision, :rows)
                        """)
                .param("rows", SqlRows.of(decisions, DecisionStore::write))
                .param("engine", Decision.ENGINE)
                .update();
    }

    /** For each thing that happened the decision that holds, which is the latest, where there is one. */
    List<Decision> on(Collection<String> happenings) {
        return jdbc.sql("SELECT DISTINCT ON (happening) " + COLUMNS + """
                         WHERE happening = ANY(:happenings)
                         ORDER BY happening, decided_at DESC, id DESC
                        """)
                .param("happenings", SqlArray.texts(happenings))
                .query(this::decision)
                .list();
    }

    /** Every decision in a referral, newest first. */
    List<Decision> in(ReferralId referral) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " WHERE referral_id = :referral ORDER BY decided_at DESC, id DESC LIMIT 200")
                .param("referral", referral.value())
                .query(this::decision)
                .list();
    }

    private static void write(Decision decision, ObjectNode row) {
        row.put("id", decision.id().toString());
        row.put("happening", decision.happening());
        row.put("person_root", decision.person().value().toString());
        decision.referral().ifPresent(id -> row.put("referral_id", id.value().toString()));
        row.put("outcome", decision.outcome().code());
        decision.reason().ifPresent(reason -> row.put("reason", reason.code()));
        row.put("happened_at", decision.happenedAt().toString());
        row.put("decided_at", decision.decidedAt().toString());
        write(decision.trace(), row.putArray("trace"));
    }

    private Decision decision(ResultSet row, int ignored) throws SQLException {
        return new Decision(
                uuid(row, "id"),
                row.getString("happening"),
                new RootId(uuid(row, "person_root")),
                Optional.ofNullable(row.getObject("referral_id", UUID.class)).map(ReferralId::new),
                Decision.Outcome.of(row.getString("outcome")),
                Optional.ofNullable(row.getString("reason")).map(Reason::of),
                instant(row, "happened_at"),
                instant(row, "decided_at"),
                read(row.getString("trace")));
    }

    /** Each check as {@code [stage, code, mark, reason, {inputs}]}: short, for there are many. */
    private static void write(List<Check> trace, ArrayNode checks) {
        for (Check check : trace) {
            ArrayNode one = checks.addArray();
            one.add(check.stage().name())
                    .add(check.code())
                    .add(check.mark().name())
                    .add(check.reason().map(Reason::code).orElse(""));
            ObjectNode inputs = one.addObject();
            check.inputs().forEach(inputs::put);
        }
    }

    private List<Check> read(String trace) {
        return json.readTree(trace).valueStream().map(DecisionStore::check).toList();
    }

    private static Check check(JsonNode one) {
        Map<String, String> inputs = new LinkedHashMap<>();
        one.get(4)
                .properties()
                .forEach(input -> inputs.put(input.getKey(), input.getValue().asString()));
        String reason = one.get(3).asString();
        return new Check(
                Check.Stage.valueOf(one.get(0).asString()),
                one.get(1).asString(),
                Check.Mark.valueOf(one.get(2).asString()),
                inputs,
                reason.isEmpty() ? Optional.empty() : Optional.of(Reason.of(reason)));
    }
}
