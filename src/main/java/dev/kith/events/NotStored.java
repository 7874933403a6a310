package dev.kith.events;

import org.springframework.dao.TransientDataAccessResourceException;

/**
 * The log did not take an event. The sender should try again, unless it says {@link Why#UNSTORABLE}. Whoever lets it pass
 * answers as with any other database that is away.
 */
public final class NotStored extends TransientDataAccessResourceException {

    private static final long serialVersionUID = 1;

    /** Whose trouble it is. */
    public enum Why {
        /** More is waiting than we are willing to hold. */
        OVERLOADED,
        /** The database is away, or Kith is stopping. */
        UNAVAILABLE,
        /** This event can never be stored as it is. */
        UNSTORABLE
    }

    private final Why why;

    NotStored(Why why) {
        super(why.name());
        this.why = why;
    }

    /** Many senders hear it at once, and where it was thrown tells nobody anything. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    /** Nobody knows in time whether it is stored; sending it again does no harm. */
    public static NotStored unavailable() {
        return new NotStored(Why.UNAVAILABLE);
    }

    public Why why() {
        return why;
    }
}
