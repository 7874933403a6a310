package dev.kith.referrals;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a bound friend came.
 *
 * @param occurrences what counted, over all goals, in order of time
 * @param conversion the occurrence the referral itself follows
 * @param checks for each thing the friend did, by its key, how the goals looked at it
 */
record Progress(List<Occurrence> occurrences, Optional<Occurrence> conversion, Map<String, List<Check>> checks) {}
