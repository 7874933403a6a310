package dev.kith.referrals;

import dev.kith.kernel.Unit;
import dev.kith.platform.NewWorkspace;
import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.programs.NewProgram;
import dev.kith.programs.ProgramId;
import dev.kith.programs.Programs;
import dev.kith.programs.Saving;
import dev.kith.testkit.Terms;
import java.util.Optional;
import org.springframework.boot.test.context.TestComponent;

/** Opens flower shops that let their customers bring friends. */
@TestComponent
public final class Flowers {

    /** A shop, its program, and the two in one place. */
    public record Bloom(Workspace workspace, ProgramId spring) {

        public WorkspaceId id() {
            return workspace.id();
        }
    }

    private final Workspaces workspaces;
    private final Programs programs;
    private final Memberships memberships;

    Flowers(Workspaces workspaces, Programs programs, Memberships memberships) {
        this.workspaces = workspaces;
        this.programs = programs;
        this.memberships = memberships;
    }

    /** Its links lead to the shop. */
    public Bloom open() {
        return open("shop.example", Terms.everybodyMayShare().with("/landing/show", "'redirect'"));
    }

    public Bloom open(String host, Terms terms) {
        var workspace =
                workspaces.create(NewWorkspace.named("Bloom", new Unit("EUR")).withDomain(host));
        return new Bloom(workspace, launch(workspace.id(), "spring", terms));
    }

    public ProgramId launch(WorkspaceId workspace, String key, Terms terms) {
        var saved = programs.create(workspace, new NewProgram(key, key, terms.json(), Optional.empty()), "test");
        var program = ((Saving.Saved) saved).program().id();
        programs.launch(workspace, program, "test");
        return program;
    }

    /** The code of a new advocate. */
    public String enroll(Bloom bloom, String userId, String code) {
        var wish = new AdvocateWish(
                bloom.spring(), userId, Optional.of(userId + "@example.org"), Optional.empty(), Optional.of(code));
        return ((Enrollment.Enrolled) memberships.enroll(bloom.id(), wish))
                .code()
                .code()
                .text();
    }
}
