package dev.kith.rewards.web;

import dev.kith.referrals.Referral.State;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** How far a referral has come, as a list is narrowed by it: the steps that the figures of a program count. */
enum HowFar {
    JOINED("bound", State.BOUND),
    ON_HOLD("qualified", State.QUALIFIED, State.REVIEW),
    REWARDED("approved", State.APPROVED),
    STOPPED("stopped", State.REJECTED, State.EXPIRED, State.REVERSED, State.SUPERSEDED);

    private final String code;
    private final Set<State> states;

    HowFar(String code, State... states) {
        this.code = code;
        this.states = Set.of(states);
    }

    /** As addresses say it. A single state means the step it belongs to. */
    static Optional<HowFar> of(String asked) {
        return Arrays.stream(values())
                .filter(step -> step.code.equals(asked)
                        || step.states.stream().anyMatch(state -> state.code().equals(asked)))
                .findFirst();
    }

    String code() {
        return code;
    }

    Set<State> states() {
        return states;
    }

    /** The key of its name. */
    String word() {
        return this == STOPPED ? "flow.stopped" : "referral.state." + code;
    }
}
