package dev.kith.people;

import java.time.Instant;

/** A known identifier among the others of its journey, with what the book says about claims on it. */
record Located(Known known, Instant until, int claims) {

    Placed placed() {
        return new Placed(known.node(), known.person(), known.journey(), until, claims);
    }
}
