/** The ledger module over HTTP. */
@NullMarked
package dev.kith.ledger.web;

import org.jspecify.annotations.NullMarked;
