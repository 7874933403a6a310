/**
 * Letters: kept first, sent when there is a server to send them.
 *
 * <p>A module writes a {@link dev.kith.platform.mail.Letter} from {@link dev.kith.platform.mail.Block}s on the {@link
 * dev.kith.platform.mail.Stationery} and hands it to the {@link dev.kith.platform.mail.Mailbox} inside the transaction
 * that made it worth writing. The letter exists if, and only if, that transaction commits; it leaves later, once, over
 * SMTP. Without a mail server it stays readable in the console.
 *
 * <p>Start reading at {@link dev.kith.platform.mail.Mailbox}.
 */
@NamedInterface("mail")
@NullMarked
package dev.kith.platform.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
