package dev.kith.referrals;

/** Why a word cannot be a code. */
public enum CodeObjection {
    /** It is not 3 to 40 letters, digits and single hyphens that start with a letter. */
    FORM,
    /** It is a word of the house or of the brand. */
    RESERVED,
    /** It offends people. */
    OFFENSIVE
}
