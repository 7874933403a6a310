package dev.kith.platform.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a page that cannot be shown says instead.
 *
 * @param example an address that would have been right; empty if there is no such thing
 * @param request names the request in the log; empty if the reader needs no such thing
 * @param ways on from here, the likeliest first
 * @param isForm somebody sent a form here, so that there is no page to show in another language
 */
record RefusedPage(
        Reader reader, String title, String text, String example, String request, List<Way> ways, boolean isForm) {

    /** A link with its name. */
    record Way(String name, String href) {}

    private static final int MOST_PLACES = 6;

    RefusedPage {
        ways = List.copyOf(ways);
    }

    static RefusedPage of(int status, Reader reader, String request) {
        Words w = reader.words();
        String kind = switch (status) {
            case 401, 403 -> "forbidden";
            case 404, 410 -> "missing";
            case 429 -> "busy";
            case 503 -> "away";
            default -> status < 500 ? "unreadable" : "broken";
        };
        String named = status >= 500 ? request : "";
        return new RefusedPage(
                reader, w.t("refused." + kind), w.t("refused." + kind + ".text"), "", named, List.of(start(w)), false);
    }

    /**
     * A form that nobody believes.
     *
     * @param ours it was sent from one of our pages, only too late
     * @param page where it was filled in
     */
    static RefusedPage form(Reader reader, boolean ours, Optional<String> page) {
        Words w = reader.words();
        String kind = ours ? "stale" : "foreign";
        var ways = new ArrayList<Way>();
        page.ifPresent(path -> ways.add(new Way(w.t("refused.reload"), path)));
        ways.add(start(w));
        return new RefusedPage(reader, w.t("refused." + kind), w.t("refused." + kind + ".text"), "", "", ways, true);
    }

    /** @param places where the reader does work */
    static RefusedPage noWorkspace(Reader reader, String wanted, List<Frame.Link> places) {
        Words w = reader.words();
        var ways = new ArrayList<Way>();
        places.stream()
                .limit(MOST_PLACES)
                .forEach(place -> ways.add(new Way(w.t("refused.workspace.to", place.name()), place.href())));
        ways.add(new Way(w.t("frame.account"), "/account"));
        String example = places.stream().findFirst().map(Frame.Link::href).orElse("");
        return new RefusedPage(
                reader,
                w.t("refused.workspace", wanted),
                w.t("refused.workspace.text"),
                example.isEmpty() ? "" : w.t("refused.workspace.example", example + "/people"),
                "",
                ways,
                false);
    }

    private static Way start(Words w) {
        return new Way(w.t("refused.home"), "/");
    }
}
