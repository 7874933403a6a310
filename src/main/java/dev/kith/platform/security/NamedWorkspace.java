package dev.kith.platform.security;

import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.web.IdText;
import dev.kith.platform.web.Problem;
import java.util.Optional;
import org.springframework.http.ResponseEntity;

/** A workspace as whoever runs the server names it: by its id or by its key. */
record NamedWorkspace(String text) {

    Optional<Workspace> in(Workspaces workspaces) {
        return IdText.parse(WorkspaceId.class, text).flatMap(workspaces::find).or(() -> workspaces.byKey(text));
    }

    ResponseEntity<Object> isUnknown() {
        return Problem.NOT_FOUND.because("There is no workspace \"" + text + "\".");
    }
}
