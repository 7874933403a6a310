/** The campaigns module over HTTP. */
@NullMarked
package dev.kith.campaigns.web;

import org.jspecify.annotations.NullMarked;
