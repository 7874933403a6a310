package dev.kith.programs;

import java.util.List;

/** Terms and examples after everything about them was checked. */
record Reviewed(String canonical, String sha256, String examples, List<Finding> findings) {

    Reviewed {
        findings = List.copyOf(findings);
    }

    /** Good enough for a draft. */
    boolean isUsable() {
        return findings.stream().noneMatch(Finding::isError);
    }

    boolean mayLaunch() {
        return findings.stream().noneMatch(Finding::preventsLaunch);
    }

    /** What is worth another look in terms that are kept. */
    List<Finding> warnings() {
        return findings.stream().filter(finding -> !finding.isError()).toList();
    }
}
