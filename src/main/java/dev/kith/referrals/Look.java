package dev.kith.referrals;

import java.time.Instant;
import java.time.ZoneId;

/**
 * One look at some friends.
 *
 * @param zone the workspace's, for calendar spans
 * @param now the instant every rule computes with
 * @param lane the lane of the book that what follows is written in
 */
public record Look(ZoneId zone, Instant now, int lane) {}
