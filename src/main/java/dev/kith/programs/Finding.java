package dev.kith.programs;

/**
 * Something about terms that needs another look.
 *
 * @param pointer where, as a JSON pointer into the terms
 * @param code {@code V1} to {@code V23} as the specification numbers them, or a word
 * @param fix what is wrong and what to do, in one sentence
 */
public record Finding(String pointer, String code, Weight weight, String fix) {

    /** Terms that ask for something Kith cannot do yet are refused, never obeyed in part. */
    public static final String NOT_SUPPORTED_YET = "not_supported_yet";

    /** Kept, and nothing comes of it so far: nobody is promised less or more. */
    public static final String NO_EFFECT_YET = "no_effect_yet";

    /** What it keeps the terms from. */
    public enum Weight {
        /** From being kept at all. */
        ERROR,
        /** From being promised to anybody; a draft is kept. */
        OBSTACLE,
        WARNING
    }

    /** The same, where the terms are a part of something larger. */
    Finding under(String parent) {
        return new Finding(parent + pointer, code, weight, fix);
    }

    public boolean isError() {
        return weight == Weight.ERROR;
    }

    /** Nobody is promised anything before this is mended. */
    public boolean preventsLaunch() {
        return weight != Weight.WARNING;
    }

    public boolean isNotSupportedYet() {
        return code.equals(NOT_SUPPORTED_YET);
    }
}
