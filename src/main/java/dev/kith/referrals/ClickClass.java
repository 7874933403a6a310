package dev.kith.referrals;

import java.util.Locale;

/** What sort of visit a click was. Every one is stored; not every one counts. */
public enum ClickClass {
    /** A HEAD request: nobody saw anything. */
    HEAD,
    /** A browser or mail program fetched the page in advance. */
    PREFETCH,
    /** A messenger, network or mail scanner drew a preview of the link. */
    PREVIEW,
    /** A crawler, or something that says too little of itself to be a browser. */
    BOT,
    /** The link was loaded as a part of another page. */
    EMBEDDED,
    /** One of very many from one address: counts once somebody is identified through it. */
    LIMITED,
    /** The advocate followed their own link: a touch only for somebody else. */
    OWN,
    HUMAN;

    /** Whether it may be what brought a friend. */
    public boolean canBeTouch() {
        return this == HUMAN || this == LIMITED || this == OWN;
    }

    /** Whether it is one of the visits that people look at in reports. */
    public boolean counts() {
        return this == HUMAN;
    }

    /** As stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ClickClass of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
