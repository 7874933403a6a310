package dev.kith.programs;

import dev.kith.kernel.Money;
import dev.kith.kernel.Span;
import dev.kith.people.Email;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Something that happens in an example case. The persons in it are called as the case calls them. */
public sealed interface Fact {

    /** The property of an event that carries the code of an advocate; in a case a code is called as its advocate. */
    String CODE = "kith_ref";

    /** Counted from the beginning of the case. */
    Span at();

    /** Somebody follows an advocate's link. */
    record Click(String advocate, String person, Span at) implements Fact {}

    /** The shop gets to know somebody: they sign up, or take an offer on the landing page. */
    record SignUp(String person, Optional<Email> email, Span at) implements Fact {}

    /**
     * An event, as the shop's own server tells it.
     *
     * @param person who did it; nothing where something becomes of an order
     * @param id of the message; which order it is about stands in the properties
     */
    record Told(Optional<String> person, String event, String id, JsonNode properties, Span at) implements Fact {}

    /** Two turn out to be one person. */
    record Merge(String person, String other, Span at) implements Fact {}

    /**
     * Room is taken by what the case does not tell.
     *
     * @param cap a cap, or {@link Budget#KEY}
     * @param person nothing for the budget
     */
    record CapUsed(String cap, Optional<String> person, int times, Optional<Money> value, Span at) implements Fact {}
}
