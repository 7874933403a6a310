package dev.kith.campaigns;

import dev.kith.platform.mail.MailAddress;
import dev.kith.platform.page.Words;
import java.net.URI;
import java.time.Instant;

/**
 * Everything a letter takes from its occasion besides the news: whom, in which language, in whose name, and when.
 *
 * @param words the reader's language, in the shop's time zone
 * @param portal where the reader sees everything about it
 * @param stop where one click ends the letters that may be ended
 */
record Pen(Words words, String shop, MailAddress to, URI portal, URI stop, Instant now) {}
