/**
 * A shop that does not exist, for looking at Kith with something in it.
 *
 * <p>A {@link dev.kith.demo.Market} makes up shoppers who look around, sign up, buy, send things back, tell friends and
 * sometimes cheat: pure, and the same for the same seed. {@link dev.kith.demo.Demo} tells all of it to Kith through the
 * public HTTP API, as any shop would, and a {@link dev.kith.demo.Tally} keeps its own count, so that Kith's figures can
 * be laid beside it.
 *
 * <p>Beside it stands the {@link dev.kith.demo.WebShop}, through which a newcomer walks by hand: its pages carry tracker
 * and widget, its {@link dev.kith.demo.Till} tells Kith of orders.
 *
 * <p>Start reading at {@link dev.kith.demo.Demo}. This module knows nothing of Kith's insides and must not: what it
 * could not do over HTTP, no customer could.
 */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package dev.kith.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
