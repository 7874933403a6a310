/**
 * How fast Kith is on this machine, beside what the machine can do at all. Run by {@code ./kith bench}, never by a test
 * run.
 */
@NullMarked
package dev.kith.bench;

import org.jspecify.annotations.NullMarked;
