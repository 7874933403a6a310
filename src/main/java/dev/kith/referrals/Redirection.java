package dev.kith.referrals;

import java.time.Duration;
import java.util.Optional;

/** Where somebody who follows a link is led. */
public sealed interface Redirection {

    /** To the shop, with the click in the address. {@code visitor} is what the browser keeps to be known again. */
    record ToShop(String location, String click, String visitor, Duration window) implements Redirection {}

    /** To the page of Kith's own that greets the friend. */
    record ToLanding(ShareLink link, String click, String visitor, Duration window) implements Redirection {}

    /** A messenger gets what it needs to draw a preview, and goes nowhere. */
    record ToPreview(ShareLink link, String click) implements Redirection {}

    /** The offer is over or pauses, or the code no longer counts. */
    record Closed(ShareLink link, boolean pausing) implements Redirection {}

    /** Nobody has this code. On a shop's own host, the shop is known all the same. */
    record Nobodys() implements Redirection {}

    /** The database is away, and nothing is known of the code. */
    record Unavailable() implements Redirection {}

    /** The click's text, where there was one. */
    default Optional<String> clickText() {
        return switch (this) {
            case ToShop shop -> Optional.of(shop.click());
            case ToLanding landing -> Optional.of(landing.click());
            case ToPreview preview -> Optional.of(preview.click());
            case Closed _, Nobodys _, Unavailable _ -> Optional.empty();
        };
    }
}
