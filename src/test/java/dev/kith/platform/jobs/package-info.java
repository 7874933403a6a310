/** Timers and chores, with the clock moved by hand. */
@NullMarked
package dev.kith.platform.jobs;

import org.jspecify.annotations.NullMarked;
