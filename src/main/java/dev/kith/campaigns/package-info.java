/**
 * What Kith says to people, and when.
 *
 * <p>Referrals and rewards announce what happened; {@code Correspondence} listens, asks who may be
 * written to, and lets {@link dev.kith.campaigns.Messages} put it into words. The letter joins the transaction of the
 * news, so nobody is ever told of a reward that does not exist.
 *
 * <p>A letter goes only to an address that somebody trustworthy vouched for, never about news older than a day, and never
 * to somebody who asked for silence.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "platform::*",
            "ledger",
            "people",
            "events",
            "journeys",
            "programs",
            "referrals",
            "rewards"
        })
@NullMarked
package dev.kith.campaigns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
