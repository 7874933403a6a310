package dev.kith.people;

import java.util.Optional;

/** A claim with the verdict that is stored for it. */
record Judged(Claim claim, Optional<Refusal> refusal) {}
