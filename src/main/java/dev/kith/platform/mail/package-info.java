/** Letters: kept first, sent when there is a server to send them. */
@NamedInterface("mail")
@NullMarked
package dev.kith.platform.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
