package dev.kith.platform.mail;

/** How a letter is treated on its way. */
public enum Care {
    /** A sign-in link: repeated once when its fate is unknown, and its text is forgotten once it was delivered. */
    SECURITY,
    /** Something the reader is owed: money given, held or taken back. */
    TRANSACTIONAL,
    /** News of a program the reader joined; always with a way to stop it. */
    PROGRAM
}
