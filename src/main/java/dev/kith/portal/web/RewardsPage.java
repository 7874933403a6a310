package dev.kith.portal.web;

import dev.kith.platform.page.Reader;
import java.util.List;

/** Everything a member ever earned, newest first. */
record RewardsPage(Reader reader, String shop, Nav nav, List<HomePage.Stat> stats, List<Row> rows) {

    /**
     * @param what what it was for
     * @param note where it stands and when that changes
     * @param code to use it with, empty for everything but codes
     * @param pill the tone of the state: {@code ok}, {@code review}, {@code off}
     */
    record Row(String amount, String what, String state, String pill, String note, String code, String why) {}
}
