/** Texts in their one agreed form. */
@NamedInterface("text")
@NullMarked
package dev.kith.platform.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
