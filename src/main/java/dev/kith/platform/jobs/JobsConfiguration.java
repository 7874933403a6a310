package dev.kith.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.kith.platform.KithSettings;
import dev.kith.platform.database.Tenant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two queues with a table each, so that a dead receiver delays no chore. A module schedules inside the transaction it is
 * in: the job exists if, and only if, that commits.
 */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

    private static final String DELIVERIES = "platform.delivery_task";
    private static final String CHORES = "platform.bulk_task";
    private static final int DELIVERY_THREADS = 32;
    private static final int CHORE_THREADS = 2;
    private static final double HALF = 0.5;
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(8);
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    /** An older node, or one without the worker's role, must not throw away what it does not know. */
    private static final Duration UNKNOWN_TASKS_ARE_KEPT = Duration.ofDays(3_650);

    private record Json(JsonMapper json) implements Serializer {

        @Override
        public byte[] serialize(@Nullable Object data) {
            return json.writeValueAsBytes(data);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] bytes) {
            return json.readValue(bytes, type);
        }
    }

    private final DataSource database;
    private final Tenant tenant;
    private final Json json;
    private final InstantSource clock;
    private final KithSettings settings;

    JobsConfiguration(DataSource database, Tenant tenant, JsonMapper json, InstantSource clock, KithSettings settings) {
        this.database = database;
        this.tenant = tenant;
        this.json = new Json(json);
        this.clock = clock;
        this.settings = settings;
    }

    @Bean
    SchedulerClient deliveries() {
        return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
                .tableName(DELIVERIES)
                .serializer(json)
                .build();
    }

    @Bean
    Queue deliveryQueue(ObjectProvider<Task<?>> tasks) {
        List<Task<?>> known = tasks.stream().<Task<?>>map(task -> task).toList();
        return new Queue(
                () -> scheduler(Scheduler.create(database, known), DELIVERIES, DELIVERY_THREADS), settings.works());
    }

    @Bean
    Queue choreQueue(ObjectProvider<Chore> chores) {
        List<RecurringTask<Void>> known = chores.stream().map(this::recurring).toList();
        return new Queue(
                () -> scheduler(Scheduler.create(database).startTasks(known), CHORES, CHORE_THREADS),
                settings.works() && settings.workers().timers());
    }

    private RecurringTask<Void> recurring(Chore chore) {
        return Tasks.recurring(chore.name(), FixedDelay.of(chore.every()))
                .execute((_, _) -> chore.run(clock.instant()));
    }

    private Scheduler scheduler(SchedulerBuilder builder, String table, int threads) {
        return builder.tableName(table)
                .threads(threads)
                .serializer(json)
                .clock(clock::instant)
                .pollUsingLockAndFetch(HALF, 1)
                .pollingInterval(LOOK)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .deleteUnresolvedAfter(UNKNOWN_TASKS_ARE_KEPT)
                .shutdownMaxWait(LAST_WORDS)
                .executorService(new LaneExecutor(tenant))
                .build();
    }
}
