package dev.kith.events;

/** The log did not take an event. The sender should try again, unless it says {@link Why#UNSTORABLE}. */
public final class NotStored extends RuntimeException {

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
        super(why.name(), null, false, false);
        this.why = why;
    }

    /** Nobody knows in time whether it is stored; sending it again does no harm. */
    public static NotStored unavailable() {
        return new NotStored(Why.UNAVAILABLE);
    }

    public Why why() {
        return why;
    }
}
