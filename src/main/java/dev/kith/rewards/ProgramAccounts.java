package dev.kith.rewards;

import dev.kith.ledger.Subjects;
import dev.kith.platform.WorkspaceId;
import dev.kith.programs.Program;
import dev.kith.programs.Programs;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Calls the accounts of a program by the program's name: people know it by that, and not by its key. */
@Component
final class ProgramAccounts implements Subjects {

    /** As {@link Bookkeeping} writes them. */
    private static final Pattern OF_A_PROGRAM = Pattern.compile("(?:expense:reward|memo:offered):(.+)");

    private final Programs programs;

    ProgramAccounts(Programs programs) {
        this.programs = programs;
    }

    @Override
    public Optional<String> nameOf(WorkspaceId workspace, String account) {
        Matcher about = OF_A_PROGRAM.matcher(account);
        return about.matches() ? programs.byKey(workspace, about.group(1)).map(Program::name) : Optional.empty();
    }
}
