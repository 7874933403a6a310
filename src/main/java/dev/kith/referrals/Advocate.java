package dev.kith.referrals;

import dev.kith.journeys.Order;
import dev.kith.people.Person;
import dev.kith.people.PersonId;
import dev.kith.programs.ProgramId;
import java.util.List;

/**
 * A person in the role of bringing someone, as far as a decision looks at them.
 *
 * @param orders the advocate's own, for conditions on who may bring friends
 */
public record Advocate(Membership membership, Person known, List<Order> orders) {

    public Advocate {
        orders = List.copyOf(orders);
    }

    public PersonId person() {
        return known.id();
    }

    public ProgramId program() {
        return membership.program();
    }
}
