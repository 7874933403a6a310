/** The insights module over HTTP. */
@NullMarked
package dev.kith.insights.web;

import org.jspecify.annotations.NullMarked;
