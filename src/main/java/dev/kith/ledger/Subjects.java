package dev.kith.ledger;

import dev.kith.platform.WorkspaceId;
import java.util.Optional;

/** What people call the thing an account is about: told by whoever books it, for the book knows its accounts only. */
public interface Subjects {

    /** Empty where the account is about nothing that has a name of its own. */
    Optional<String> nameOf(WorkspaceId workspace, String account);
}
