/** The people module over HTTP. */
@NullMarked
package dev.kith.people.web;

import org.jspecify.annotations.NullMarked;
