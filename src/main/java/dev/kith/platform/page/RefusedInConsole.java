package dev.kith.platform.page;

/** What the console says instead of a page that it cannot show to somebody who works here. */
record RefusedInConsole(Frame frame, String title, String text) {

    static RefusedInConsole of(int status, Frame frame) {
        Words w = frame.words();
        return status == 403
                ? new RefusedInConsole(frame, w.t("refused.role"), w.t("refused.role.text"))
                : new RefusedInConsole(
                        frame,
                        RefusedPage.of(status, frame.reader(), "").title(),
                        RefusedPage.of(status, frame.reader(), "").text());
    }
}
