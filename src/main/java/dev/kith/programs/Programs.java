package dev.kith.programs;

import dev.kith.kernel.Ids;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.crypto.Sha256;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.text.CanonicalJson;
import dev.kith.programs.Program.State;
import dev.kith.programs.ProgramStore.Draft;
import dev.kith.programs.ProgramStore.Row;
import dev.kith.programs.ProgramStore.TransitionRow;
import dev.kith.programs.ProgramStore.VersionRow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The programs module's front door: what is promised, by which version, and whether it counts at an instant. */
@Component
public final class Programs {

    /** Which version it becomes, why, and through whom. */
    private record Edition(int number, String note, String actor) {}

    private final Tenant tenant;
    private final ProgramStore store;
    private final ProgramShelf shelf;
    private final Review review;
    private final Ids ids;
    private final InstantSource clock;
    private final ApplicationEventPublisher announcements;

    Programs(
            Tenant tenant,
            ProgramStore store,
            ProgramShelf shelf,
            Review review,
            Ids ids,
            InstantSource clock,
            ApplicationEventPublisher announcements) {
        this.tenant = tenant;
        this.store = store;
        this.shelf = shelf;
        this.review = review;
        this.ids = ids;
        this.clock = clock;
        this.announcements = announcements;
    }

    /** Programs that were launched and may still owe something, of the open transaction's workspace; from memory. */
    public List<Running> running() {
        return shelf.all(tenant.here()).stream().filter(Running::isRunning).toList();
    }

    /** The version a touch at that instant is promised by; from memory. */
    public Optional<ProgramVersion> inForce(ProgramId program, Instant at) {
        return shelf.find(tenant.here(), program).flatMap(running -> running.inForce(at));
    }

    /** Whether a touch at that instant can be eligible; from memory. */
    public boolean liveAt(ProgramId program, Instant at) {
        return shelf.find(tenant.here(), program)
                .filter(running -> running.liveAt(at))
                .isPresent();
    }

    /** The version that some row is pinned to; from memory. */
    public ProgramVersion version(ProgramVersionId version) {
        return shelf.version(tenant.here(), version);
    }

    /** Every program, drafts included, the oldest first. */
    public List<Program> list(WorkspaceId workspace) {
        Instant now = clock.instant();
        return shelf.all(workspace).stream().map(each -> each.program(now)).toList();
    }

    public Optional<Program> find(WorkspaceId workspace, ProgramId program) {
        return shelf.find(workspace, program).map(found -> found.program(clock.instant()));
    }

    public Optional<Program> byKey(WorkspaceId workspace, String key) {
        return list(workspace).stream()
                .filter(program -> program.key().equals(key))
                .findFirst();
    }

    /** The program with its whole history; from memory. */
    public Optional<Running> history(WorkspaceId workspace, ProgramId program) {
        return shelf.find(workspace, program);
    }

    /** Every version with what is kept about it, the oldest first. */
    public List<PublishedVersion> versions(WorkspaceId workspace, ProgramId program) {
        return tenant.run(
                workspace,
                () -> shelf.find(workspace, program).stream()
                        .flatMap(found ->
                                store.versions(program).stream().map(row -> published(workspace, found.key(), row)))
                        .toList());
    }

    private PublishedVersion published(WorkspaceId workspace, String key, VersionRow row) {
        return new PublishedVersion(
                shelf.version(workspace, key, row),
                row.terms(),
                row.sha256(),
                row.examples(),
                row.note(),
                row.recordedAt(),
                row.publishedBy());
    }

    /** The terms somebody is still working on, as canonical JSON. */
    public Optional<String> draft(WorkspaceId workspace, ProgramId program) {
        return tenant.run(workspace, () -> store.draft(program).map(Draft::terms));
    }

    /** The draft with all that would be said if it were launched now; examples are played for that. */
    public Optional<Drafted> drafted(WorkspaceId workspace, ProgramId program) {
        return tenant.run(workspace, () -> store.draft(program))
                .map(kept -> new Drafted(
                        kept.terms(),
                        kept.examples(),
                        review.of(workspace, kept).findings()));
    }

    /** Keeps a new program as a draft. Terms with errors are refused whole. */
    public Saving create(WorkspaceId workspace, NewProgram wish, String actor) {
        Reviewed reviewed = review.of(workspace, wish.terms(), wish.examples(), List.of());
        if (!reviewed.isUsable()) {
            return new Saving.Refused(reviewed.findings());
        }
        return tenant.run(workspace, () -> {
            Instant now = clock.instant();
            var row = new Row(new ProgramId(ids.next()), wish.key(), wish.name(), State.DRAFT, now);
            if (!store.insert(row)) {
                return new Saving.KeyTaken(byKey(workspace, wish.key()).orElseThrow());
            }
            store.save(draft(row.id(), wish.terms(), reviewed), now, actor);
            shelf.changed(workspace);
            return new Saving.Saved(
                    new Program(row.id(), row.key(), row.name(), State.DRAFT, 1, now), reviewed.warnings());
        });
    }

    /** New terms: of a draft they replace the old ones, of a launched program they are in force from now on. */
    public Saving revise(WorkspaceId workspace, ProgramId program, Revision revision) {
        return tenant.run(
                workspace,
                () -> store.lock(program)
                        .map(row -> revise(workspace, row, revision))
                        .orElseGet(Saving.Unknown::new));
    }

    private Saving revise(WorkspaceId workspace, Row row, Revision revision) {
        if (row.switched() == State.ENDED || row.switched() == State.ARCHIVED) {
            return new Saving.Over(current(workspace, row.id()));
        }
        List<VersionRow> earlier = store.versions(row.id());
        List<ProgramVersion> promised = earlier.stream()
                .map(each -> shelf.version(workspace, row.key(), each))
                .toList();
        Reviewed reviewed = review.of(workspace, revision.terms(), revision.examples(), promised);
        boolean isDraft = row.switched() == State.DRAFT;
        if (isDraft ? !reviewed.isUsable() : !reviewed.mayLaunch()) {
            return new Saving.Refused(reviewed.findings());
        }
        Draft draft = draft(row.id(), revision.terms(), reviewed);
        shelf.changed(workspace);
        if (isDraft) {
            store.save(draft, clock.instant(), revision.actor());
            return new Saving.Saved(current(workspace, row.id()), reviewed.warnings());
        }
        if (earlier.getLast().sha256().equals(reviewed.sha256())) {
            return new Saving.Unchanged(current(workspace, row.id()));
        }
        ProgramVersion version =
                publish(workspace, row, draft, new Edition(earlier.size() + 1, revision.note(), revision.actor()));
        return new Saving.Published(current(workspace, row.id()), version, reviewed.warnings());
    }

    /** Puts a draft in force, or lets a paused program go on. */
    public Switching launch(WorkspaceId workspace, ProgramId program, String actor) {
        return turn(workspace, program, State.LIVE, actor);
    }

    /** Touches made while it is paused do not count; referrals that are bound go on. */
    public Switching pause(WorkspaceId workspace, ProgramId program, String actor) {
        return turn(workspace, program, State.PAUSED, actor);
    }

    /** For good: no new touches; what was promised runs to its own deadlines. */
    public Switching end(WorkspaceId workspace, ProgramId program, String actor) {
        return turn(workspace, program, State.ENDED, actor);
    }

    private Switching turn(WorkspaceId workspace, ProgramId program, State to, String actor) {
        return tenant.run(
                workspace,
                () -> store.lock(program)
                        .map(row -> turn(workspace, row, to, actor))
                        .orElseGet(Switching.Unknown::new));
    }

    private Switching turn(WorkspaceId workspace, Row row, State to, String actor) {
        if (row.switched() == to) {
            return new Switching.Unchanged(current(workspace, row.id()));
        }
        if (!from(to).contains(row.switched())) {
            return new Switching.NotFromHere(current(workspace, row.id()));
        }
        Optional<Draft> draft = row.switched() == State.DRAFT ? store.draft(row.id()) : Optional.empty();
        List<Finding> findings =
                draft.map(kept -> review.of(workspace, kept).findings()).orElse(List.of());
        if (findings.stream().anyMatch(Finding::preventsLaunch)) {
            return new Switching.Refused(findings);
        }
        shelf.changed(workspace);
        Instant now = clock.instant();
        Instant since = draft.map(kept -> publish(workspace, row, kept, new Edition(1, "", actor)))
                .map(ProgramVersion::publishedAt)
                .orElse(now);
        int number = store.transitions(row.id()) + 1;
        store.switchTo(new TransitionRow(row.id(), number, row.switched(), to, since, now, actor));
        announcements.publishEvent(new ProgramStateChanged(workspace, row.id(), row.switched(), to, since));
        return new Switching.Switched(current(workspace, row.id()), findings);
    }

    private static Draft draft(ProgramId program, JsonNode written, Reviewed reviewed) {
        return new Draft(program, reviewed.canonical(), CanonicalJson.of(written), reviewed.examples());
    }

    private static Set<State> from(State to) {
        return switch (to) {
            case LIVE -> Set.of(State.DRAFT, State.PAUSED);
            case PAUSED -> Set.of(State.LIVE);
            case ENDED -> Set.of(State.LIVE, State.PAUSED);
            case DRAFT, SCHEDULED, ARCHIVED -> Set.of();
        };
    }

    private ProgramVersion publish(WorkspaceId workspace, Row row, Draft draft, Edition edition) {
        Instant now = clock.instant();
        Instant from = edition.number() == 1 ? review.beginning(draft.terms(), now) : now;
        var version = new VersionRow(
                new ProgramVersionId(ids.next()),
                row.id(),
                edition.number(),
                draft.terms(),
                Sha256.hex(draft.terms()),
                draft.examples(),
                edition.note(),
                from,
                now,
                edition.actor());
        store.insert(version);
        store.removeDraft(row.id());
        ProgramVersion published = shelf.version(workspace, row.key(), version);
        announcements.publishEvent(new ProgramPublished(workspace, published));
        return published;
    }

    private Program current(WorkspaceId workspace, ProgramId program) {
        return find(workspace, program).orElseThrow();
    }
}
