package dev.kith.referrals;

/**
 * Who says they are asking: kind, device and browser family, read from a user agent that is not kept.
 *
 * @param browser {@code chrome}, {@code safari}, {@code firefox}, {@code edge}, {@code samsung}, {@code opera},
 *     {@code yandex} or {@code other}
 */
public record Agent(Kind kind, Device device, String browser) {

    public enum Kind {
        PERSON,
        PREVIEW,
        BOT
    }

    public enum Device {
        PHONE,
        TABLET,
        DESKTOP
    }
}
