package dev.kith.platform.page;

/** What the console says instead of a page that it cannot show to somebody who works here. */
record RefusedInConsole(Frame frame, String title, String text) {

    static RefusedInConsole of(int status, Frame frame) {
        if (status == 403) {
            Words w = frame.words();
            return new RefusedInConsole(frame, w.t("refused.role"), w.t("refused.role.text"));
        }
        var outside = RefusedPage.of(status, frame.reader(), "");
        return new RefusedInConsole(frame, outside.title(), outside.text());
    }
}
