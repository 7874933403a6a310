/** Starting, stopping, and what happens in between. */
@NullMarked
package dev.kith.trust.ops;

import org.jspecify.annotations.NullMarked;
