package dev.kith.platform.crypto;

import java.util.Locale;

/** What a derived key is for. One key per purpose, so that nothing made for one is ever accepted for another. */
public enum Purpose {
    WRAP,
    CURSOR,
    CLICK,
    LINK,
    CSRF,
    CLIENT,
    PREVIEW,
    PORTAL,
    ADDRESS,
    ANCHOR,
    FINGERPRINT;

    String info() {
        return "kith/" + name().toLowerCase(Locale.ROOT) + "/1";
    }
}
