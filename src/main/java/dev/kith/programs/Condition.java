package dev.kith.programs;

/** A rule a person wrote down as an expression, for example {@code person.orders >= 1}. {@link Conditions} judges it. */
public record Condition(String text) {

    public static final Condition ALWAYS = new Condition("true");

    public Condition {
        text = text.strip();
    }

    public boolean isAlways() {
        return text.equals(ALWAYS.text);
    }
}
