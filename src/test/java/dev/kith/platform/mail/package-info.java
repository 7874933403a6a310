/** Letters, written and sent. */
@NullMarked
package dev.kith.platform.mail;

import org.jspecify.annotations.NullMarked;
