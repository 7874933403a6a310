package dev.kith.programs;

/** The two who can be rewarded, and the advocate's own advocates above. */
public enum Side {
    ADVOCATE,
    FRIEND,
    LEVEL2,
    LEVEL3
}
