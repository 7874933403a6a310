package dev.kith.rewards;

import dev.kith.programs.Conditions;
import dev.kith.programs.ExampleCase;
import dev.kith.programs.Finding;
import dev.kith.programs.Rehearsal;
import dev.kith.programs.Terms;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Plays the example cases of programs by the rules of referrals and rewards. */
@Component
final class ExampleRehearsal implements Rehearsal {

    private final Conditions conditions;

    ExampleRehearsal(Conditions conditions) {
        this.conditions = conditions;
    }

    @Override
    public List<Finding> of(ExampleCase example, Terms terms, ZoneId zone) {
        try {
            return Comparison.of(example, PlayedCase.of(example, terms, conditions, zone));
        } catch (ArithmeticException tooMuch) {
            String sentence = "The example \"" + example.name() + "\" fails: its amounts are too large to reckon with.";
            return List.of(new Finding(example.pointer(), "V22", Finding.Weight.OBSTACLE, sentence));
        }
    }
}
