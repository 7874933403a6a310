package dev.kith.rewards;

import static java.util.stream.Collectors.joining;

import dev.kith.programs.ExampleCase;
import dev.kith.programs.ExampleCase.ExpectedReferral;
import dev.kith.programs.ExampleCase.ExpectedReward;
import dev.kith.programs.Finding;
import dev.kith.referrals.Reason;
import dev.kith.referrals.Referral;
import dev.kith.referrals.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds what an example case expects against how it ended, and says where they part. */
final class Comparison {

    private final ExampleCase example;
    private final PlayedCase played;
    private final Map<String, Finding> findings = new LinkedHashMap<>();

    private Comparison(ExampleCase example, PlayedCase played) {
        this.example = example;
        this.played = played;
    }

    static List<Finding> of(ExampleCase example, PlayedCase played) {
        var comparison = new Comparison(example, played);
        comparison.run();
        return List.copyOf(comparison.findings.values());
    }

    private void run() {
        var expected = example.expect();
        if (!played.unreadable().isEmpty()) {
            differs("/facts", "an order or refund in it cannot be read; look at its prices and amounts");
        }
        expected.referrals().forEach(this::referral);
        var named = new LinkedHashSet<String>();
        expected.rewards().forEach(reward -> named.add(reward.to()));
        named.forEach(this::rewardsOf);
        if (expected.nothing()) {
            played.rewards().forEach(this::unexpected);
        }
        expected.reasons().stream()
                .filter(reason -> played.reasons().stream()
                        .noneMatch(given -> given.code().equals(reason.code())))
                .forEach(reason -> differs(reason.pointer(), "nothing was withheld for the reason " + reason.code()));
    }

    private void referral(ExpectedReferral expected) {
        Optional<Referral> referral = played.stage().referralOf(expected.friend());
        String state = referral.map(found -> found.state().code()).orElse(Verdict.NONE);
        if (!state.equals(expected.state())) {
            differs(
                    expected.pointer() + "/state",
                    "the referral of " + expected.friend() + " should be " + expected.state() + ", but "
                            + referral.map(found -> "is " + state).orElse("nobody brought them"));
        }
    }

    /** The list is complete for everybody it names. */
    private void rewardsOf(String name) {
        List<Reward> left = new ArrayList<>(played.rewardsOf(name));
        example.expect().rewards().stream()
                .filter(expected -> expected.to().equals(name))
                .forEach(expected -> take(expected, left));
        left.forEach(this::unexpected);
    }

    private void take(ExpectedReward expected, List<Reward> left) {
        for (int found = 0; found < expected.times(); found++) {
            Optional<Reward> match =
                    left.stream().filter(reward -> matches(expected, reward)).findFirst();
            if (match.isEmpty()) {
                missing(expected, found, left);
                return;
            }
            left.remove(match.get());
        }
    }

    private static boolean matches(ExpectedReward expected, Reward reward) {
        return reward.rule().equals(expected.rule())
                && expected.value().map(reward.amount()::equals).orElse(true)
                && expected.state().map(reward.state().code()::equals).orElse(stands(reward));
    }

    private static boolean stands(Reward reward) {
        return !reward.state().isOver() && reward.state() != Reward.State.EXPIRED;
    }

    private void missing(ExpectedReward expected, int found, List<Reward> left) {
        Optional<Reward> nearest = left.stream()
                .filter(reward -> reward.rule().equals(expected.rule()))
                .findFirst();
        nearest.ifPresent(left::remove);
        String wanted = expected.value().map(value -> value + " ").orElse("") + "by the rule " + expected.rule();
        String states = expected.state().map(state -> " (" + state + ")").orElse("");
        String times = expected.times() > 1 ? " " + expected.times() + " times" : "";
        String has = nearest.map(Comparison::shown)
                .orElse(found > 0 ? "that only " + found + " times" : "nothing of the kind");
        differs(
                expected.pointer()
                        + nearest.map(reward -> field(expected, reward)).orElse(found > 0 ? "/times" : ""),
                expected.to() + " should have " + wanted + states + times + ", but has " + has);
    }

    /** Which field of the expectation is not met. */
    private static String field(ExpectedReward expected, Reward reward) {
        boolean otherAmount =
                expected.value().filter(value -> !value.equals(reward.amount())).isPresent();
        if (otherAmount) {
            return "/value";
        }
        return expected.state().isPresent() ? "/state" : "";
    }

    private void unexpected(Reward reward) {
        if (stands(reward)) {
            String name = played.stage().nameOf(played.stage().personOf(reward.member()));
            differs("/expect/rewards", name + " also has " + shown(reward) + ", which the example does not expect");
        }
    }

    private static String shown(Reward reward) {
        return reward.amount() + " by the rule " + reward.rule() + " ("
                + reward.state().code()
                + reward.reason().map(reason -> ", " + reason.code()).orElse("") + ")";
    }

    /** Only the first difference of a place is kept. */
    private void differs(String pointer, String what) {
        String where = pointer.startsWith(example.pointer()) ? pointer : example.pointer() + pointer;
        String reasons = played.reasons().stream().map(Reason::code).collect(joining(", "));
        String why = reasons.isEmpty() ? "" : " Reasons given: " + reasons + ".";
        String sentence = "The example \"" + example.name() + "\" fails: " + what + "." + why;
        findings.putIfAbsent(where, new Finding(where, "V22", Finding.Weight.OBSTACLE, sentence));
    }
}
