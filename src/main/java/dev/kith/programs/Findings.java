package dev.kith.programs;

import static java.util.Comparator.comparing;

import dev.kith.programs.Finding.Weight;
import java.util.ArrayList;
import java.util.List;

/** Everything found while reading, so that a person hears all of it at once. */
final class Findings {

    private final List<Finding> found = new ArrayList<>();

    /** Only the first error of a place is kept: what follows from it would confuse. */
    void error(String pointer, String code, String fix) {
        if (found.stream()
                .noneMatch(finding -> finding.isError() && finding.pointer().equals(pointer))) {
            found.add(new Finding(pointer, code, Weight.ERROR, fix));
        }
    }

    void warn(String pointer, String code, String fix) {
        found.add(new Finding(pointer, code, Weight.WARNING, fix));
    }

    /** Understood, but nothing of it would happen. */
    void notYet(String pointer, String what) {
        error(pointer, Finding.NOT_SUPPORTED_YET, what + " is not supported yet: remove it or choose another.");
    }

    /** Harmless to keep, as long as whoever wrote it knows that nothing comes of it. */
    void noEffect(String pointer, String what, String meanwhile) {
        warn(pointer, Finding.NO_EFFECT_YET, what + " is kept and has no effect yet. " + meanwhile);
    }

    List<Finding> all() {
        return found.stream().sorted(comparing(Finding::pointer)).toList();
    }

    boolean anyErrorBut(String code) {
        return found.stream()
                .anyMatch(finding -> finding.isError() && !finding.code().equals(code));
    }
}
