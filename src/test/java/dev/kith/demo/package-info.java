/** The simulated shop, looked at without a server. */
@NullMarked
package dev.kith.demo;

import org.jspecify.annotations.NullMarked;
