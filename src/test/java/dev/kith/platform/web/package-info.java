/** Tests of web. */
@NullMarked
package dev.kith.platform.web;

import org.jspecify.annotations.NullMarked;
