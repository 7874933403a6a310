package dev.kith.rewards;

import dev.kith.programs.ProgramId;

/** Names the counter of one limit for one subject; sorted so that everybody locks in the same order. */
record LimitKey(ProgramId program, String cap, String subject) implements Comparable<LimitKey> {

    @Override
    public int compareTo(LimitKey other) {
        return text().compareTo(other.text());
    }

    private String text() {
        return program.value() + "|" + cap + "|" + subject;
    }
}
