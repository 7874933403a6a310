package dev.kith.platform.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Where a page is and what it shows: the address is the state. Empty values leave it again, so links stay short. */
public record Address(String path, Map<String, String> query) {

    public Address {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    public static Address of(String path) {
        return new Address(path, Map.of());
    }

    /** The same page with one thing changed; an empty value takes it away. */
    public Address with(String name, String value) {
        var changed = new LinkedHashMap<>(query);
        if (value.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Address(path, changed);
    }

    public Address without(String name) {
        return with(name, "");
    }

    /** The same question put to another page, for example to the one that answers a spreadsheet. */
    public Address at(String otherPath) {
        return new Address(otherPath, query);
    }

    /** A click on a column's head: the largest first, and the other way round at the second click. */
    public Address sortedBy(String column) {
        String turned = query.getOrDefault("sort", "").equals("-" + column) ? column : "-" + column;
        return with("sort", turned).without("cursor");
    }

    /** As {@code aria-sort} says it. */
    public String sorting(String column) {
        String sort = query.getOrDefault("sort", "");
        return sort.equals(column) ? "ascending" : sort.equals("-" + column) ? "descending" : "none";
    }

    @Override
    public String toString() {
        if (query.isEmpty()) {
            return path;
        }
        return query.entrySet().stream()
                .map(entry ->
                        URLEncoder.encode(entry.getKey(), UTF_8) + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&", path + "?", ""));
    }
}
