package dev.kith.platform;

/** Kith cannot do what it was asked to, and a person can do something about it: one sentence, and one to fix it. */
public final class CannotStart extends RuntimeException {

    private final String fix;

    public CannotStart(String what, String fix) {
        super(what);
        this.fix = fix;
    }

    public CannotStart(String what, String fix, Throwable cause) {
        super(what, cause);
        this.fix = fix;
    }

    public String what() {
        return String.valueOf(getMessage());
    }

    public String fix() {
        return fix;
    }
}
