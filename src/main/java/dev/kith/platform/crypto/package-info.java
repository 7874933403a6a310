/** The only user of cryptography: hashes, keyed hashes, random tokens, sealing. */
@NamedInterface("crypto")
@NullMarked
package dev.kith.platform.crypto;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
