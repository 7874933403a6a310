package dev.kith.platform.mail;

import java.time.Instant;
import java.util.List;

/**
 * A letter to one person.
 *
 * @param naturalKey what this letter is for; a workspace writes each key once, so the same news heard twice is one letter
 * @param kind its name in the catalog of messages, for example {@code friend_welcome}
 * @param head carries a way to stop such letters whenever the care is {@link Care#PROGRAM}
 * @param lapses after this instant it is not worth sending anymore
 */
public record Letter(
        String naturalKey,
        String kind,
        Care care,
        MailAddress to,
        Letterhead head,
        String subject,
        List<Block> blocks,
        Instant lapses) {

    public Letter {
        subject = Sheet.oneLine(subject);
        blocks = List.copyOf(blocks);
        if (care == Care.PROGRAM && head.unsubscribe().isEmpty()) {
            throw new IllegalArgumentException("a letter about a program carries a way to stop it: " + kind);
        }
    }
}
