/** The referrals module over HTTP. */
@NullMarked
package dev.kith.referrals.web;

import org.jspecify.annotations.NullMarked;
