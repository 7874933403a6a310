package dev.kith.insights.web;

import org.jspecify.annotations.Nullable;

/** What an address says about the table of advocates and the days it stands beside; what it leaves out is usual. */
record AdvocatesAsked(
        @Nullable String key,
        @Nullable String days,
        @Nullable String q,
        @Nullable String view,
        @Nullable String sort) {

    AdvocatesAsked {
        key = or(key, "");
        days = or(days, "");
        q = or(q, "");
        view = or(view, "").equals("active") || or(view, "").equals("quiet") ? view : "";
        sort = or(sort, "-revenue").matches("-?(friends|bought|revenue|held|joined)")
                ? or(sort, "-revenue")
                : "-revenue";
    }

    private static String or(@Nullable String said, String usual) {
        return said == null || said.isEmpty() ? usual : said;
    }

    /** The program's. */
    @Override
    public String key() {
        return or(key, "");
    }

    @Override
    public String days() {
        return or(days, "");
    }

    @Override
    public String q() {
        return or(q, "");
    }

    @Override
    public String view() {
        return or(view, "");
    }

    @Override
    public String sort() {
        return or(sort, "-revenue");
    }
}
