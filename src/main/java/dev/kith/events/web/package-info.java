/** The events module over HTTP. */
@NullMarked
package dev.kith.events.web;

import org.jspecify.annotations.NullMarked;
