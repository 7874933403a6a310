package dev.kith.platform.page;

import java.util.Locale;

/** Light, dark, or whatever the reader's system prefers. A cookie mirrors the choice, so the first byte is right. */
public enum Theme {
    AUTO,
    LIGHT,
    DARK;

    static final String COOKIE = "kith_theme";

    static Theme of(String name) {
        return switch (name) {
            case "light" -> LIGHT;
            case "dark" -> DARK;
            default -> AUTO;
        };
    }

    /** As the page's {@code data-theme} says it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
