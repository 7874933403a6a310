package dev.kith.programs;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What is kept and changes nothing so far. Whoever wrote it is told; whoever left it to the defaults is not. When something
 * of this comes to life, its line goes.
 */
final class NoEffect {

    /** As somebody wrote it, without the defaults. */
    private final JsonNode written;

    private final Findings findings;

    NoEffect(JsonNode written, Findings findings) {
        this.written = written;
        this.findings = findings;
    }

    void run() {
        when(
                !written.at("/who/exclude/segments").isEmpty(),
                "/who/exclude/segments",
                "Excluding segments",
                "E-mail domains do exclude.");
        when(
                says("/who/friend/household", "flag"),
                "/who/friend/household",
                "Flagging people of one household",
                "They are taken like anybody else.");
        when(claims(), "/attribution/claims", "Claiming afterwards who brought a friend", "Links and codes tell it.");
        when(
                !written.at("/budget/alertAt").isEmpty(),
                "/budget/alertAt",
                "Being told when the budget runs low",
                "Its limit holds.");
        when(
                written.at("/budget/soft").isObject(),
                "/budget/soft",
                "Shrinking new promises when the budget runs low",
                "Its limit holds.");
        when(
                isThere(written.at("/landing/deliver")),
                "/landing/deliver",
                "Choosing how a friend gets the code",
                "The page shows it, and a letter brings it.");
    }

    /** Terms that let neither side claim ask for nothing. */
    private boolean claims() {
        JsonNode claims = written.at("/attribution/claims");
        return Stream.of("friend", "advocate").anyMatch(side -> isThere(claims.path(side)))
                || isThere(claims.path("perPerson")) && !claims.has("friend") && !claims.has("advocate");
    }

    private static boolean isThere(JsonNode field) {
        return !field.isMissingNode() && !field.isNull();
    }

    private boolean says(String pointer, String value) {
        return written.at(pointer).asString("").equals(value);
    }

    private void when(boolean asked, String pointer, String what, String meanwhile) {
        if (asked) {
            findings.noEffect(pointer, what, meanwhile);
        }
    }
}
