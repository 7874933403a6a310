package dev.kith.events;

/** Somebody else handles these shards now; what was done under the old lease must not be committed. */
final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1;

    LeaseLost() {
        super("a shard has a new holder", null, false, false);
    }
}
