package dev.kith.insights.web;

import dev.kith.platform.page.Frame;
import java.util.List;

/** What {@code person.jte} shows: everything known of one person, in the order it happened. */
record PersonPage(
        Frame frame,
        String name,
        String line,
        List<Tile> tiles,
        List<Moment> timeline,
        String more,
        List<Fact> identities,
        List<Row> mergers,
        List<Row> memberships,
        List<Row> brought,
        List<Row> rewards,
        List<Row> orders) {

    /** A figure about this person. */
    record Tile(String name, String value) {}

    /** Something that happened. */
    record Moment(String icon, String tone, String says, String detail, String when, String exact, String href) {}

    /** A name this person is known by. */
    record Fact(String label, String value) {}

    /** One line with a state; {@code href} is empty where there is no page behind it. */
    record Row(String name, String note, String state, String tone, String href) {}

    PersonPage {
        tiles = List.copyOf(tiles);
        timeline = List.copyOf(timeline);
        identities = List.copyOf(identities);
        mergers = List.copyOf(mergers);
        memberships = List.copyOf(memberships);
        brought = List.copyOf(brought);
        rewards = List.copyOf(rewards);
        orders = List.copyOf(orders);
    }
}
