/** The programs module over HTTP. */
@NullMarked
package dev.kith.programs.web;

import org.jspecify.annotations.NullMarked;
