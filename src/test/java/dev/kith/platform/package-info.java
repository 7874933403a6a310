/** Tests of the plumbing. */
@NullMarked
package dev.kith.platform;

import org.jspecify.annotations.NullMarked;
