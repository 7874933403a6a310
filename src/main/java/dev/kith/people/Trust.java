package dev.kith.people;

/** How far a statement is believed. Later is stronger. The order is stored: nothing moves. */
public enum Trust {
    /** A public key, and no proof who is speaking. */
    UNTRUSTED,
    /** A public key and a valid identity proof for the user named. */
    PROVEN,
    /** A secret key, a verified webhook, staff, or Kith itself. */
    TRUSTED
}
