/** The portal module over HTTP. */
@NullMarked
package dev.kith.portal.web;

import org.jspecify.annotations.NullMarked;
