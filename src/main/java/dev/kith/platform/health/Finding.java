package dev.kith.platform.health;

/**
 * One line of the doctor's.
 *
 * @param fix what to do about it; empty where nothing has to be done
 */
public record Finding(Verdict verdict, String subject, String state, String fix) {

    public enum Verdict {
        OK,
        WARN,
        FAIL
    }

    public static Finding ok(String subject, String state) {
        return new Finding(Verdict.OK, subject, state, "");
    }

    public static Finding warn(String subject, String state, String fix) {
        return new Finding(Verdict.WARN, subject, state, fix);
    }

    public static Finding fail(String subject, String state, String fix) {
        return new Finding(Verdict.FAIL, subject, state, fix);
    }
}
