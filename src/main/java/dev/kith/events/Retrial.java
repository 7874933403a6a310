package dev.kith.events;

/** What became of an event that was handled once more. */
public sealed interface Retrial {

    /** It had its effects, and is no longer among those that failed. */
    record Handled() implements Retrial {}

    /** It failed for the same or another reason, and had no effect. */
    record FailedAgain(String error, int attempts) implements Retrial {}

    /** The log has let go of it, so nothing can be made of it any more; it can only be discarded. */
    record NotInLog() implements Retrial {}

    /** No event of this number has failed here, or somebody has settled it already. */
    record NotThere() implements Retrial {}
}
