package dev.kith.platform.security;

import dev.kith.platform.page.Reader;

/**
 * The sign-in form.
 *
 * @param message what went wrong with the last try; empty at first
 */
record LoginPage(Reader reader, String email, String next, String message) {}
