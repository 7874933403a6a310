package dev.kith.ledger.web;

import dev.kith.platform.page.Frame;
import java.util.List;

/** What {@code trialBalance.jte} shows: every account that is not empty, per unit, both sides adding up. */
record TrialBalancePage(
        Frame frame, String sentence, String asOf, boolean recorded, List<Section> sections, String csv, String sound) {

    /** One unit: its accounts, and the sum of each side. */
    record Section(String unit, List<Line> lines, String debits, String credits) {

        Section {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One account, or all accounts of a sort that members have.
     *
     * @param href to the journals that moved it; empty for a sum over members
     * @param people how many members the sum is over, in words; empty for a single account
     */
    record Line(String name, String account, String href, String people, String debit, String credit) {}

    TrialBalancePage {
        sections = List.copyOf(sections);
    }
}
