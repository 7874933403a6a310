package dev.kith.platform.database;

/**
 * How many rows a list has, counted up to {@link #MOST}: nobody reads millions of rows only to say how many there are.
 *
 * @param more there are further ones that were not counted
 */
public record Tally(long counted, boolean more) {

    public static final int MOST = 100_000;

    /** What a query of the form {@code SELECT count(*) FROM (SELECT … LIMIT :tally)} has to be given. */
    public static final int ENOUGH = MOST + 1;

    public static Tally of(long found) {
        return new Tally(Math.min(found, MOST), found > MOST);
    }
}
