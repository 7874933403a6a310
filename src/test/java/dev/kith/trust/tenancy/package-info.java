/** One workspace tries everything to see another. */
@NullMarked
package dev.kith.trust.tenancy;

import org.jspecify.annotations.NullMarked;
