package dev.kith.platform.page;

/**
 * What a page that cannot be shown says instead.
 *
 * @param request names the request in the log; empty if the reader needs no such thing
 */
record RefusedPage(Reader reader, String title, String text, String request) {

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
        return new RefusedPage(reader, w.t("refused." + kind), w.t("refused." + kind + ".text"), named);
    }
}
