package dev.kith.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.database.Login;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check that never fails proves nothing: each one is shown what it must find, planted past all guards. */
@KithTest
class PromisesTest {

    private static final String HASH = "decode(repeat('ab', 32), 'hex')";
    private static final String JOURNAL =
            "INSERT INTO ledger.journal (workspace_id, lane, seq, kind, natural_key, effective_at, recorded_at, cause,"
                    + " actor, prev_hash, hash) VALUES (:w, 7, 1, 'accrue', 'accrue|p1|r:1|1', now(), now(), 'c', 'a', "
                    + HASH + ", " + HASH + ")";
    private static final String REFERRAL =
            "INSERT INTO referrals.referral (workspace_id, id, program_id, version_id, exclusive_group, advocate_id,"
                    + " friend_root, method, source, code, touched_at, bound_at, deadline, state, changed_at) VALUES"
                    + " (:w, gen_random_uuid(), :w, :w, 'g', '00000000-0000-0000-0000-00000000000%d',"
                    + " '00000000-0000-0000-0000-00000000000%d', 'code', 's', 'c', now(), now(), now(), 'bound', now())";
    private static final String MEMBER =
            "INSERT INTO referrals.membership (workspace_id, id, program_id, person_root, state, joined_at) VALUES"
                    + " (:w, '00000000-0000-0000-0000-00000000000%d', :w, '00000000-0000-0000-0000-00000000000%d',"
                    + " 'active', now())";
    private static final String REWARD =
            "INSERT INTO rewards.reward (workspace_id, id, grant_key, referral_id, program_id, version_id, program_key,"
                    + " rule, reward_key, kind, side, member_root, cause, unit, minor, revision, state, earned_at,"
                    + " hold_ends, available_at, changed_at) VALUES (:w, gen_random_uuid(), 'p1|r:1', :w, :w, :w, 'spring',"
                    + " 'adv', 'credit', 'store_credit', 'advocate', :w, 'order:1', 'EUR', 1000, 1, '%s', now(), %s, %s,"
                    + " now())";

    private final Verify verify;
    private final UUID workspace = UUID.randomUUID();

    PromisesTest(Verify verify) {
        this.verify = verify;
    }

    @Test
    void seesAJournalThatDoesNotBalanceOrWasNeverChained() throws Exception {
        plant(
                JOURNAL,
                "INSERT INTO ledger.entry (workspace_id, lane, seq, line, account, unit, minor, lot) VALUES"
                        + " (:w, 7, 1, 1, 'liability:available:ada', 'EUR', 5, 'l')");

        assertThat(broken()).contains("journal", "chain_of_journals", "balance", "members");
    }

    @Test
    void seesARewardThatNobodyDecidedAndNobodyBooked() throws Exception {
        plant(REWARD.formatted("pending", "now()", "NULL"));

        assertThat(broken()).contains("chain");
    }

    @Test
    void seesARewardThatWasReleasedTooEarly() throws Exception {
        plant(REWARD.formatted("available", "now() + interval '1 day'", "now()"));

        assertThat(broken()).contains("holds");
    }

    @ParameterizedTest
    @CsvSource({"1,1,", "1,2,2-1"})
    void seesAChainOfFriendsThatLeadsBack(int advocate, int friend, @Nullable String back) throws Exception {
        plant(MEMBER.formatted(advocate, advocate), REFERRAL.formatted(advocate, friend));
        if (back != null) {
            plant(MEMBER.formatted(2, 2), REFERRAL.formatted(2, 1));
        }

        assertThat(broken()).contains("graph");
    }

    @Test
    void seesANameThatBelongsToNobody() throws Exception {
        plant("INSERT INTO people.person_map (workspace_id, root_id, person_id, journey_person_id) VALUES"
                + " (:w, :w, :w, :w)");

        assertThat(broken()).contains("people");
    }

    @Test
    void seesAMessageThatIsInTheLogTwice() throws Exception {
        String event = "INSERT INTO events.event_log (received_at, workspace_id, shard, subject_key, source_id, trust,"
                + " kind, name, message_id, event_time, flags, properties, context, traits) VALUES (now(), :w, 1, 's', :w,"
                + " 1, 1, 'n', 'm-1', now(), 0, '{}', '{}', '{}')";
        plant(event, event);

        assertThat(broken()).contains("log");
    }

    @Test
    void seesATimerThatNobodyLooksAfter() throws Exception {
        plant("INSERT INTO platform.timer (workspace_id, kind, subject, due) VALUES"
                + " (:w, 'bell', :w, now() - interval '1 day')");

        assertThat(broken()).contains("timers");
    }

    @Test
    void findsNothingInAnEmptyWorkspace() {
        assertThat(broken()).isEmpty();
    }

    /** Which promises are broken in this test's workspace. */
    private List<String> broken() {
        return verify.check().stream()
                .filter(promise -> promise.broken().stream()
                        .anyMatch(row -> workspace.toString().equals(row.get("workspace_id"))))
                .map(Verify.Promise::query)
                .toList();
    }

    private void plant(String... statements) throws SQLException, IOException {
        try (var past = pastAllGuards();
                var statement = past.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql.replace(":w", "'" + workspace + "'"));
            }
        }
    }

    @AfterEach
    void takeItOutAgain() throws SQLException, IOException {
        for (String table : List.of(
                "ledger.journal",
                "ledger.entry",
                "rewards.reward",
                "referrals.referral",
                "referrals.membership",
                "people.person_map",
                "events.event_log",
                "platform.timer")) {
            plant("DELETE FROM " + table + " WHERE workspace_id = :w");
        }
    }

    private static Connection pastAllGuards() throws SQLException, IOException {
        var settings = TestDatabase.settings();
        String password = Files.readString(Path.of(String.valueOf(settings.get("kith.database.password-file"))));
        var maker = new Login(
                String.valueOf(settings.get("kith.database.url")),
                String.valueOf(settings.get("kith.database.user")),
                password.strip());
        Connection connection = maker.connect();
        try (var statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
        }
        return connection;
    }
}
