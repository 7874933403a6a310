package dev.kith.platform.web;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;

/**
 * What is wrong with a request, collected so that the caller hears all of it at once.
 *
 * <p>Readers answer empty after having noted why; a handler reads everything, then asks {@link #orElse}.
 */
public final class Findings {

    private static final int LONGEST_TEXT = 255;

    private final List<FieldError> errors = new ArrayList<>();

    public void add(String pointer, String code, String detail) {
        errors.add(new FieldError(pointer, code, detail));
    }

    public boolean any() {
        return !errors.isEmpty();
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** The 422 that lists the findings, or the answer of {@code work} when there are none. */
    public ResponseEntity<Object> orElse(Supplier<ResponseEntity<Object>> work) {
        return any() ? Problem.INVALID_FIELDS.at(errors) : work.get();
    }

    /** A text that says something: not blank, without control characters, at most 255 long. */
    public Optional<String> text(String pointer, String value) {
        return text(pointer, value, LONGEST_TEXT);
    }

    public Optional<String> text(String pointer, String value, int longest) {
        if (value.isBlank()) {
            add(pointer, "required", "Write at least one character.");
        } else if (value.length() > longest) {
            add(pointer, "too_long", "Write at most " + longest + " characters.");
        } else if (value.chars().anyMatch(Character::isISOControl)) {
            add(pointer, "control_character", "Control characters are not allowed here.");
        } else if (value.codePoints().anyMatch(Findings::isHalfACharacter)) {
            add(pointer, "half_character", "One of the characters is cut in half.");
        } else {
            return Optional.of(value);
        }
        return Optional.empty();
    }

    /** One part of a surrogate pair without the other, which no database keeps. */
    private static boolean isHalfACharacter(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** The same for a field that may be absent. */
    public Optional<String> text(String pointer, Optional<String> value) {
        return value.flatMap(present -> text(pointer, present));
    }

    public Optional<Unit> unit(String pointer, String code) {
        Optional<Unit> unit = Unit.parse(code);
        if (unit.isEmpty()) {
            add(pointer, "unknown_currency", "Write a currency of ISO 4217, such as EUR.");
        }
        return unit;
    }

    public Optional<Money> money(String pointer, AmountJson amount, Unit currency) {
        return switch (amount.in(currency)) {
            case AmountJson.Reading.Read(var money) -> Optional.of(money);
            case AmountJson.Reading.Wrong(var code, var detail) -> {
                add(pointer, code, detail);
                yield Optional.empty();
            }
        };
    }

    /** An amount that is not negative, as prices are. */
    public Optional<Money> price(String pointer, AmountJson amount, Unit currency) {
        return money(pointer, amount, currency).filter(money -> {
            if (money.minor() < 0) {
                add(pointer, "negative", "Write an amount of zero or more.");
            }
            return money.minor() >= 0;
        });
    }

    /** An instant of RFC 3339, with any offset: a year has four digits, so every one of them can be stored. */
    public Optional<Instant> instant(String pointer, String text) {
        try {
            if (!text.startsWith("+") && !text.startsWith("-")) {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            }
        } catch (DateTimeParseException unreadable) {
            // Said below, as for a year that is out of reach.
        }
        add(pointer, "not_a_time", "Write a time such as 2026-03-03T12:00:00Z.");
        return Optional.empty();
    }
}
