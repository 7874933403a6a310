/** The journeys module over HTTP. */
@NullMarked
package dev.kith.journeys.web;

import org.jspecify.annotations.NullMarked;
