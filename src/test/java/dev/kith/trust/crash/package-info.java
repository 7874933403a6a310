/**
 * What is left when processes die: real servers and a real database are killed and frozen under load, and afterwards
 * everything that was acknowledged must be there, once.
 */
@NullMarked
package dev.kith.trust.crash;

import org.jspecify.annotations.NullMarked;
