package dev.kith.people;

/** What became of the wish to make two accounts one, or two again. */
public enum Merge {
    DONE,
    /** It was so already. */
    NOTHING_TO_DO,
    UNKNOWN_USER,
    SAME_USER
}
