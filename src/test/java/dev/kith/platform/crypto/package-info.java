/** Tests of crypto. */
@NullMarked
package dev.kith.platform.crypto;

import org.jspecify.annotations.NullMarked;
