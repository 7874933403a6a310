/** The rewards module over HTTP. */
@NullMarked
package dev.kith.rewards.web;

import org.jspecify.annotations.NullMarked;
