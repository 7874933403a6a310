/** Tests of security. */
@NullMarked
package dev.kith.platform.security;

import org.jspecify.annotations.NullMarked;
