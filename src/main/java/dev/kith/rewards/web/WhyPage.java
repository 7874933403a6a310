package dev.kith.rewards.web;

import dev.kith.platform.page.Frame;
import java.util.List;

/**
 * What {@code why.jte} shows: one referral, how it stands, and everything that was looked at to decide so.
 *
 * @param sentence why it stands as it does, in one sentence
 * @param view staff, advocate or friend: whose eyes the page is read with
 */
record WhyPage(
        Frame frame,
        String title,
        String sentence,
        String state,
        String tone,
        String view,
        List<Tab> tabs,
        List<Fact> facts,
        List<Sight> decisions,
        List<RewardRow> rewards,
        String told) {

    /** A view of the same referral, as a link. */
    record Tab(String key, String name, String href) {}

    /** A label and its value; {@code href} is empty where there is no page behind it. */
    record Fact(String label, String value, String href) {}

    /** One decision, with its stages. */
    record Sight(String title, String when, String outcome, String tone, List<Stage> stages) {

        Sight {
            stages = List.copyOf(stages);
        }
    }

    /** One stage, A to I; {@code open} where something in it decided the outcome. */
    record Stage(String name, String icon, String mark, String summary, boolean open, List<Line> checks) {

        Stage {
            checks = List.copyOf(checks);
        }
    }

    /** One check: its mark, what it says, and what it looked at. */
    record Line(String mark, String icon, String markName, String says, String reason, List<Fact> inputs) {

        Line {
            inputs = List.copyOf(inputs);
        }
    }

    /** One reward of the referral. */
    record RewardRow(String side, String what, String amount, String state, String tone, String note) {}

    WhyPage {
        tabs = List.copyOf(tabs);
        facts = List.copyOf(facts);
        decisions = List.copyOf(decisions);
        rewards = List.copyOf(rewards);
    }
}
