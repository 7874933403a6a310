/** Who may do what: accounts, sessions, keys, roles. */
@NamedInterface("security")
@NullMarked
package dev.kith.platform.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
