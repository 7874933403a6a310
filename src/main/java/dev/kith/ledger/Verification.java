package dev.kith.ledger;

import java.util.List;

/** What checking the book from its first journal to its last came to. */
public record Verification(long journals, List<Finding> findings) {

    /** Something that is not as it was written. {@code seq} is the first journal of the lane that shows it. */
    public record Finding(int lane, long seq, String what) {}

    public Verification {
        findings = List.copyOf(findings);
    }

    public boolean isSound() {
        return findings.isEmpty();
    }
}
