package dev.kith.platform.mail;

/** How an attempt to hand a letter to the mail server ended. */
sealed interface Carriage {

    /** The server took it. */
    record Accepted() implements Carriage {}

    /** The server certainly has nothing of it: it may be tried again. */
    record Temporary(String reason) implements Carriage {}

    /** The server said no for good. */
    record Refused(String reason) implements Carriage {}

    /** The whole letter was handed over and no answer came back. */
    record Unanswered(String reason) implements Carriage {}
}
