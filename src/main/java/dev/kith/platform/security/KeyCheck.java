package dev.kith.platform.security;

/** What looking at a presented key came to. */
public sealed interface KeyCheck {

    record Valid(ApiKey key) implements KeyCheck {}

    /** Mistyped, made up, or of another installation. */
    record Unknown() implements KeyCheck {}

    /** It was good once: revoked, or past its day. */
    record Revoked() implements KeyCheck {}

    /** The database did not answer. Never the caller's fault: 503, not 401. */
    record Unavailable() implements KeyCheck {}
}
