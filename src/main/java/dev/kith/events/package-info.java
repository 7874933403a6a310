/**
 * What happened: every fact a shop, app or till reports, stored once and handled once.
 *
 * <p>An {@link dev.kith.events.IncomingEvent} is stored by {@link dev.kith.events.GroupCommit}, together with whatever else
 * arrived in the same moment, and answered for only then. The log is split into 64 shards by whom an event is about; a
 * {@link dev.kith.events.ShardWorker} takes a {@link dev.kith.events.Slice} of the log, finds out who was seen, announces
 * every event to the modules above and moves its cursor, all in one transaction.
 *
 * <p>Start reading at {@link dev.kith.events.Events}. This module gives no meaning to an event: orders, referrals and
 * rewards are made of it further up.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "platform::*", "people"})
@NullMarked
package dev.kith.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
