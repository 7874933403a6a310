/**
 * How the house is doing: health for machines, metrics, {@link dev.kith.platform.health.Doctor} for what an operator can
 * mend, {@link dev.kith.platform.health.Verify} for the promises that stored data must keep.
 */
@NamedInterface("health")
@NullMarked
package dev.kith.platform.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
