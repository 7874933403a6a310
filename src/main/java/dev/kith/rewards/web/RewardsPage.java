package dev.kith.rewards.web;

import dev.kith.platform.page.Address;
import dev.kith.platform.page.Frame;
import java.util.List;

/** What {@code rewards.jte} shows: what was earned, by whom, and where it stands. */
record RewardsPage(Frame frame, Address address, List<Choice> states, List<Row> rows, String count, String next) {

    /** One reward in one line; {@code why} leads to the referral that earned it. */
    record Row(
            String member,
            String initials,
            String memberHref,
            String side,
            String what,
            String amount,
            String state,
            String tone,
            String note,
            String why,
            String when) {}

    RewardsPage {
        states = List.copyOf(states);
        rows = List.copyOf(rows);
    }
}
