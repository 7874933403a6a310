package dev.kith.programs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.kith.programs.Judgment.DoesNotHold;
import dev.kith.programs.Judgment.Failed;
import dev.kith.programs.Judgment.Holds;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Judges conditions. A text is checked when it is saved, compiled once, and never throws afterwards. */
@Component
public final class Conditions {

    /** What a condition is about decides what it may look at. */
    public enum About {
        /** May this person be an advocate? */
        ADVOCATE(List.of("person", "advocate", "click")),
        /** May this person be a friend? */
        FRIEND(List.of("person", "friend", "advocate", "click")),
        /** Does this event count? */
        GOAL(List.of("event", "order", "person", "friend", "advocate", "click", "referral"));

        private final List<String> variables;

        About(List<String> variables) {
            this.variables = variables;
        }

        List<String> variables() {
            return variables;
        }
    }

    /** The language costs a third of a second to load, and most programs never use it. */
    private static final class Language {
        private static final Expressions EXPRESSIONS = new Expressions();
    }

    private record Key(String text, About about) {}

    private sealed interface Compiled {
        record Ready(CelRuntime.Program program) implements Compiled {}

        record Refused(String why) implements Compiled {}
    }

    private static final int LONGEST = 2_000;

    private final Cache<Key, Compiled> compiled =
            Caffeine.newBuilder().maximumSize(10_000).build();

    /** What is wrong with the text, if anything, with line and column. */
    public Optional<String> complaint(Condition condition, About about) {
        if (condition.isAlways()) {
            return Optional.empty();
        }
        return switch (compiled(condition, about)) {
            case Compiled.Ready _ -> Optional.empty();
            case Compiled.Refused(var why) -> Optional.of(why);
        };
    }

    /** Judges with what is known; the circumstances are gathered only if the condition looks at any. */
    public Judgment judge(Condition condition, About about, Supplier<Circumstances> circumstances) {
        if (condition.isAlways()) {
            return new Holds();
        }
        return switch (compiled(condition, about)) {
            case Compiled.Ready(var program) -> run(program, circumstances.get());
            case Compiled.Refused(var why) -> new Failed(why);
        };
    }

    private static Judgment run(CelRuntime.Program program, Circumstances circumstances) {
        try {
            if (program.eval(circumstances.variables()) instanceof Boolean holds) {
                return holds ? new Holds() : new DoesNotHold();
            }
            return new Failed("it looks at something that is not known here");
        } catch (CelEvaluationException | RuntimeException unanswerable) {
            return new Failed(String.valueOf(unanswerable.getMessage()));
        }
    }

    private Compiled compiled(Condition condition, About about) {
        return compiled.get(new Key(condition.text(), about), Conditions::compile);
    }

    private static Compiled compile(Key key) {
        if (key.text().length() > LONGEST) {
            return new Compiled.Refused("A condition has at most 2,000 characters.");
        }
        try {
            return new Compiled.Ready(Language.EXPRESSIONS.compile(key.text(), key.about()));
        } catch (CelValidationException wrong) {
            return new Compiled.Refused(sentence(wrong.getErrors().getFirst()));
        }
    }

    private static String sentence(CelIssue issue) {
        var place = issue.getSourceLocation();
        return "line " + place.getLine() + ", column " + (place.getColumn() + 1) + ": " + issue.getMessage();
    }
}
