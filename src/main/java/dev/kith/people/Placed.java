package dev.kith.people;

import java.time.Instant;

/**
 * A node as the identity map places it.
 *
 * @param until no claim about this person is younger
 * @param claims how many claims name this node, counted up to one more than a crowd
 */
record Placed(Node node, PersonId person, PersonId journey, Instant until, int claims) {

    static Placed alone(Node node) {
        var self = new PersonId(node.root().value());
        return new Placed(node, self, self, Instant.EPOCH, 0);
    }
}
