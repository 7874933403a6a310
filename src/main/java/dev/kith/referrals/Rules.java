package dev.kith.referrals;

import dev.kith.programs.Circumstances;
import dev.kith.programs.Condition;
import dev.kith.programs.Conditions;
import dev.kith.programs.Conditions.About;
import java.time.ZoneId;
import java.util.function.Supplier;

/** What every rule needs besides the facts: the judge of conditions, and the time zone of calendar spans. */
record Rules(Conditions conditions, ZoneId zone) {

    /** A condition that cannot be answered does not hold. */
    boolean hold(Condition condition, About about, Supplier<Circumstances> circumstances) {
        return conditions.judge(condition, about, circumstances).holds();
    }
}
