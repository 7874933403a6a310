/** How the house is doing: metrics, health, doctor, verify. */
@NamedInterface("health")
@NullMarked
package dev.kith.platform.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
