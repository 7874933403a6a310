package dev.kith.platform.security;

import dev.kith.platform.page.Reader;
import java.util.List;

/** One's own account: where one is signed in, one's password, one's workspaces. */
record AccountPage(
        Reader reader,
        String csrf,
        Account account,
        boolean hasPassword,
        String said,
        String error,
        List<Browser> browsers,
        List<Seat> seats) {

    /** A signed-in browser, ready to print. */
    record Browser(String id, String client, String seen, boolean thisOne) {}

    AccountPage {
        browsers = List.copyOf(browsers);
        seats = List.copyOf(seats);
    }
}
