package dev.kith.programs;

import java.util.List;
import java.util.Optional;

/**
 * Terms as they were read: everything wrong with them at once.
 *
 * @param terms there unless something could not be understood
 * @param canonical the full terms, defaults filled in, in their one spelling
 * @param sha256 of the canonical form, in hexadecimal
 */
public record ReadTerms(Optional<Terms> terms, String canonical, String sha256, List<Finding> findings) {

    public ReadTerms {
        findings = List.copyOf(findings);
    }

    /** Whether a program may run on them. */
    public boolean isUsable() {
        return errors().isEmpty();
    }

    public List<Finding> errors() {
        return findings.stream().filter(Finding::isError).toList();
    }

    public List<Finding> warnings() {
        return findings.stream().filter(finding -> !finding.isError()).toList();
    }
}
