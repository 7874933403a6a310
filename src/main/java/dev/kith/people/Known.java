package dev.kith.people;

/**
 * An identifier that is in the book, and who it belonged to when it was read.
 *
 * @param version of the person: if it changed when their row is locked, names came or went meanwhile
 * @param shared no claim about this name counts any more
 */
record Known(Node node, PersonId person, PersonId journey, long version, boolean shared) {

    /** A name nobody used before. */
    static Known fresh(Node node) {
        var self = new PersonId(node.root().value());
        return new Known(node, self, self, 0, false);
    }

    RootId root() {
        return node.root();
    }

    Identified identified() {
        return new Identified(node.root(), person);
    }
}
