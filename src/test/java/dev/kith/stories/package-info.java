/**
 * The promises of the specification's acceptance examples, kept over HTTP, in the words of a shop. Each story names the
 * row it proves.
 */
@NullMarked
package dev.kith.stories;

import org.jspecify.annotations.NullMarked;
