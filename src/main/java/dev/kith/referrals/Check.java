package dev.kith.referrals;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One step of a decision as it is stored and shown: what was looked at, and how it came out.
 *
 * @param code what was checked, lower_snake; the sentence for staff hangs on it
 * @param inputs what it was checked with, in reading order; no address, name or other personal value
 * @param reason set where the mark is {@link Mark#FAIL}
 */
public record Check(Stage stage, String code, Mark mark, Map<String, String> inputs, Optional<Reason> reason) {

    /** The stages of a decision, in order. */
    public enum Stage {
        FACT("A"),
        EVIDENCE("B"),
        PERSONS("C"),
        VERSION("D"),
        GOAL("E"),
        RISK("F"),
        VALUE("G"),
        LIMITS("H"),
        RELEASE("I");

        private final String letter;

        Stage(String letter) {
            this.letter = letter;
        }

        public String letter() {
            return letter;
        }
    }

    /** How a check came out. */
    public enum Mark {
        PASS,
        FAIL,
        WAIT,
        WARN,
        SKIP;

        /** As it is stored and spelled outside. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Check {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    public static Check pass(Stage stage, String code, Object... inputs) {
        return new Check(stage, code, Mark.PASS, named(inputs), Optional.empty());
    }

    public static Check skip(Stage stage, String code, Object... inputs) {
        return new Check(stage, code, Mark.SKIP, named(inputs), Optional.empty());
    }

    public static Check waits(Stage stage, String code, Object... inputs) {
        return new Check(stage, code, Mark.WAIT, named(inputs), Optional.empty());
    }

    /** Noted, without any consequence. */
    public static Check warns(Stage stage, String code, Object... inputs) {
        return new Check(stage, code, Mark.WARN, named(inputs), Optional.empty());
    }

    public static Check fail(Stage stage, String code, Reason reason, Object... inputs) {
        return new Check(stage, code, Mark.FAIL, named(inputs), Optional.of(reason));
    }

    /** Passes or fails with the reason. */
    public static Check that(boolean holds, Stage stage, String code, Reason otherwise, Object... inputs) {
        return holds ? pass(stage, code, inputs) : fail(stage, code, otherwise, inputs);
    }

    public boolean failed() {
        return mark == Mark.FAIL;
    }

    private static Map<String, String> named(Object... inputs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < inputs.length; i += 2) {
            map.put(inputs[i].toString(), inputs[i + 1].toString());
        }
        return map;
    }
}
