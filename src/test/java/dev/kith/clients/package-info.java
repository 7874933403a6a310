/** Clients of other makers, unmodified, against a running Kith. */
@NullMarked
package dev.kith.clients;

import org.jspecify.annotations.NullMarked;
