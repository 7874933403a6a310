package dev.kith.rewards.web;

import dev.kith.platform.page.Address;
import dev.kith.platform.page.Frame;
import java.util.List;

/** What {@code referrals.jte} shows: who brought whom, newest first, with the reason where it went no further. */
record ReferralsPage(
        Frame frame,
        Address address,
        String text,
        List<Choice> steps,
        List<Narrowed> narrowed,
        List<Row> rows,
        Foot foot,
        boolean filtered) {

    /** Something the list is narrowed to; {@code out} leads to the list without it. */
    record Narrowed(String by, String to, String out) {}

    /** Below the rows: how many there are, what is to be known of that number, and on to the next ones. */
    record Foot(String count, String note, String next) {}

    /** One referral in one line. */
    record Row(
            String href,
            String friend,
            String initials,
            String advocate,
            String advocateHref,
            String program,
            String programHref,
            String how,
            String state,
            String tone,
            String reason,
            String when) {}

    ReferralsPage {
        steps = List.copyOf(steps);
        narrowed = List.copyOf(narrowed);
        rows = List.copyOf(rows);
    }
}
