package dev.kith.rewards.web;

import dev.kith.platform.page.Frame;
import dev.kith.rewards.web.WhyPage.Fact;
import dev.kith.rewards.web.WhyPage.Sight;
import java.util.List;

/** What {@code order.jte} shows: an order that nobody brought, and everything that was looked at to find that out. */
record OrderPage(Frame frame, Sight sight, List<Fact> facts) {

    OrderPage {
        facts = List.copyOf(facts);
    }
}
