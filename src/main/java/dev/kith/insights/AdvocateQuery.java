package dev.kith.insights;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which advocates a table shows, in which order, and from where on.
 *
 * @param text found in a name, an address or a code
 * @param activeSince those with a visit since then; empty for all
 * @param quietSince those without one since then; empty for all
 * @param after where the page before ended; empty for the first page
 */
public record AdvocateQuery(
        String text,
        Optional<Instant> activeSince,
        Optional<Instant> quietSince,
        Sort sort,
        boolean ascending,
        int limit,
        List<String> after) {

    /** The columns it can be ordered by. */
    public enum Sort {
        FRIENDS,
        BOUGHT,
        REVENUE,
        HELD,
        JOINED;

        /** Revenue, unless the address names another column. */
        public static Sort named(String column) {
            return Arrays.stream(values())
                    .filter(sort -> sort.name().equalsIgnoreCase(column))
                    .findFirst()
                    .orElse(REVENUE);
        }

        /** The number a row is ordered by. */
        public long of(AdvocateRow row) {
            return switch (this) {
                case FRIENDS -> row.visitors();
                case BOUGHT -> row.bought();
                case REVENUE -> row.revenue();
                case HELD -> row.held();
                case JOINED -> row.joined().getEpochSecond();
            };
        }
    }

    public AdvocateQuery {
        after = List.copyOf(after);
    }
}
