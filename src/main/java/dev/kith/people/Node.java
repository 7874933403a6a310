package dev.kith.people;

/** An identifier in its place in the identity graph. */
record Node(RootId root, Identifier identifier) {}
