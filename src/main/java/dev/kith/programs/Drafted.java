package dev.kith.programs;

import java.util.List;

/**
 * Terms that somebody is still working on, and how they would fare if they were launched now.
 *
 * @param terms the full terms as canonical JSON
 * @param examples the cases they are to hold in, as canonical JSON
 * @param findings pointers start with {@code /terms} or {@code /examples}
 */
public record Drafted(String terms, String examples, List<Finding> findings) {

    public Drafted {
        findings = List.copyOf(findings);
    }
}
