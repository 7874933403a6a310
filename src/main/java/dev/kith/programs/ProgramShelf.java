package dev.kith.programs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kith.kernel.Unit;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Notices;
import dev.kith.platform.database.Tenant;
import dev.kith.programs.ProgramStore.TransitionRow;
import dev.kith.programs.ProgramStore.VersionRow;
import dev.kith.programs.Running.Change;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps every program of a workspace at hand, so that the busy paths ask the database for none of them. Whoever changes
 * one tells all nodes; the transaction that does so looks past the shelf.
 */
@Component
final class ProgramShelf {

    private static final String TOPIC = "programs";
    private static final Unit ANY_CURRENCY = new Unit("EUR");

    private record VersionKey(WorkspaceId workspace, ProgramVersionId version) {}

    private final Tenant tenant;
    private final ProgramStore store;
    private final Conditions conditions;
    private final JsonMapper json;
    private final Notices notices;
    private final Cache<WorkspaceId, List<Running>> programs = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(60))
            .build();
    private final Cache<VersionKey, ProgramVersion> versions =
            Caffeine.newBuilder().maximumSize(10_000).build();

    ProgramShelf(Tenant tenant, ProgramStore store, Conditions conditions, JsonMapper json, Notices notices) {
        this.tenant = tenant;
        this.store = store;
        this.conditions = conditions;
        this.json = json;
        this.notices = notices;
        notices.hear(TOPIC, this::forget);
    }

    List<Running> all(WorkspaceId workspace) {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return tenant.run(workspace, () -> load(workspace));
        }
        return programs.get(workspace, missing -> tenant.run(missing, () -> load(missing)));
    }

    Optional<Running> find(WorkspaceId workspace, ProgramId program) {
        return all(workspace).stream().filter(each -> each.id().equals(program)).findFirst();
    }

    ProgramVersion version(WorkspaceId workspace, ProgramVersionId id) {
        ProgramVersion kept = versions.getIfPresent(new VersionKey(workspace, id));
        if (kept != null) {
            return kept;
        }
        return all(workspace).stream()
                .flatMap(program -> program.versions().stream())
                .filter(version -> version.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no version " + id.value()));
    }

    /** To be called inside the transaction that changes something. */
    void changed(WorkspaceId workspace) {
        notices.tell(TOPIC, workspace.value().toString());
        if (!TransactionSynchronizationManager.hasResource(this)) {
            TransactionSynchronizationManager.bindResource(this, workspace);
            TransactionSynchronizationManager.registerSynchronization(new Afterwards(workspace));
        }
    }

    private final class Afterwards implements TransactionSynchronization {

        private final WorkspaceId workspace;

        private Afterwards(WorkspaceId workspace) {
            this.workspace = workspace;
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(ProgramShelf.this);
            programs.invalidate(workspace);
        }
    }

    private void forget(Optional<String> workspace) {
        workspace.ifPresentOrElse(
                id -> programs.invalidate(new WorkspaceId(UUID.fromString(id))), programs::invalidateAll);
    }

    private List<Running> load(WorkspaceId workspace) {
        List<ProgramStore.Row> rows = store.programs();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<ProgramId, List<VersionRow>> published = store.versions().stream().collect(groupingBy(VersionRow::program));
        Map<ProgramId, List<Change>> changes = store.transitions().stream()
                .collect(groupingBy(TransitionRow::program, mapping(row -> new Change(row.to(), row.at()), toList())));
        return rows.stream()
                .map(row -> new Running(
                        row.id(),
                        row.key(),
                        row.name(),
                        row.createdAt(),
                        published.getOrDefault(row.id(), List.of()).stream()
                                .map(version -> version(workspace, row.key(), version))
                                .toList(),
                        changes.getOrDefault(row.id(), List.of())))
                .toList();
    }

    ProgramVersion version(WorkspaceId workspace, String programKey, VersionRow row) {
        return versions.get(new VersionKey(workspace, row.id()), _ -> {
            ReadTerms read = Terms.read(json.readTree(row.terms()), ANY_CURRENCY, conditions);
            Terms terms = read.terms()
                    .orElseThrow(() -> new IllegalStateException(
                            "published terms are not understood any more: " + row.id() + " " + read.errors()));
            return new ProgramVersion(row.id(), row.program(), programKey, row.number(), terms, row.inForceFrom());
        });
    }
}
