package dev.kith.platform.mail;

import java.net.URI;
import java.util.Optional;

/**
 * What stands around every letter of a shop.
 *
 * @param shop the name at the top and of the sender
 * @param preview the line that mailboxes show beside the subject
 * @param why why the reader gets this letter
 * @param unsubscribe the label and target of the link that stops such letters
 */
public record Letterhead(String language, String shop, String preview, String why, Optional<Unsubscribe> unsubscribe) {

    /** A link that stops letters. */
    public record Unsubscribe(String label, URI target) {}
}
