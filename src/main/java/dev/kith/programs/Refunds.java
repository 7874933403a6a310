package dev.kith.programs;

import dev.kith.kernel.Span;

/**
 * What happens to a reward when its order is refunded.
 *
 * @param claw whether an available reward is taken back
 * @param until how long after the event a refund still matters once the hold is over
 * @param chargebackUntil how long a reversed payment still matters
 */
public record Refunds(Partial partial, boolean claw, Span until, Span chargebackUntil) {

    /** What a refund of a part of the order does. */
    public enum Partial {
        /** The reward is computed again from what is left. */
        RECALCULATE,
        IGNORE,
        CANCEL
    }
}
