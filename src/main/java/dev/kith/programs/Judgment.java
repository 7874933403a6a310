package dev.kith.programs;

/** What a condition came to. */
public sealed interface Judgment {

    record Holds() implements Judgment {}

    record DoesNotHold() implements Judgment {}

    /** It could not be told, so it counts as not holding; the program's health card counts these. */
    record Failed(String why) implements Judgment {}

    default boolean holds() {
        return this instanceof Holds;
    }
}
