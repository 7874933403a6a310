package dev.kith.platform.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How much of a list is asked for, and from where on. A handler takes it as a parameter; it reads {@code limit} and
 * {@code cursor}.
 *
 * <p>Lists are paged by key: sort by something unique, fetch {@link #fetch} rows that come after {@link #after}, and hand
 * them to {@link #page}.
 */
public final class Paging {

    public static final int MOST = 200;
    static final int USUAL = 50;

    private final int limit;
    private final List<String> after;
    private final Function<List<String>, String> sealing;

    Paging(int limit, List<String> after, Function<List<String>, String> sealing) {
        this.limit = limit;
        this.after = List.copyOf(after);
        this.sealing = sealing;
    }

    /** The same list in smaller pages, for a place where it is not alone. */
    public Paging atMost(int most) {
        return new Paging(Math.min(limit, most), after, sealing);
    }

    public int limit() {
        return limit;
    }

    /** One more than is shown: the one too many says that there is a next page. */
    public int fetch() {
        return limit + 1;
    }

    /** The sort values of the last row already seen; empty on the first page. */
    public List<String> after() {
        return after;
    }

    /** The first sort value of the last row already seen. */
    public Optional<String> afterFirst() {
        return after.stream().findFirst();
    }

    /**
     * Makes the page out of up to {@link #fetch} rows.
     *
     * @param sortValues what a row is sorted by, in the order {@link #after} gives it back
     */
    public <R, J> PageJson<J> page(List<R> rows, Function<R, List<String>> sortValues, Function<R, J> json) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        Optional<String> next = more ? Optional.of(sealing.apply(sortValues.apply(shown.getLast()))) : Optional.empty();
        return new PageJson<>(shown.stream().map(json).toList(), next);
    }
}
