package dev.kith.referrals;

import dev.kith.people.RootId;
import dev.kith.programs.ProgramVersion;
import java.time.Instant;
import java.util.Optional;

/**
 * One fact that speaks for an advocate: a click that came back, a code that was typed.
 *
 * @param root under which of the friend's names it arrived
 * @param code what was followed or typed, for the trace
 * @param at when it happened; {@code position} breaks ties
 * @param source the click, order or message it came from; unique per root and method
 * @param version the terms in force at that instant; empty if the program was not published or not live then
 * @param usable false for clicks of machines and for blocked codes
 */
public record Evidence(
        Method method,
        RootId root,
        Advocate advocate,
        String code,
        Instant at,
        long position,
        String source,
        Optional<ProgramVersion> version,
        boolean usable) {

    /** True if the trigger itself brought it: then no window applies. */
    boolean cameWith(Trigger trigger) {
        return source.equals(trigger.key());
    }
}
