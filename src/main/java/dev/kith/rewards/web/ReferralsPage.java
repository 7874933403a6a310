package dev.kith.rewards.web;

import dev.kith.platform.page.Address;
import dev.kith.platform.page.Frame;
import java.util.List;

/** What {@code referrals.jte} shows: who brought whom, newest first, with the reason where it went no further. */
record ReferralsPage(
        Frame frame, Address address, String text, List<Choice> states, List<Row> rows, String next, boolean filtered) {

    /** One referral in one line. */
    record Row(
            String href,
            String friend,
            String initials,
            String advocate,
            String advocateHref,
            String program,
            String how,
            String state,
            String tone,
            String reason,
            String when) {}

    ReferralsPage {
        states = List.copyOf(states);
        rows = List.copyOf(rows);
    }
}
