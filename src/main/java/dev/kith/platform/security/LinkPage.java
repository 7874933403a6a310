package dev.kith.platform.security;

import dev.kith.platform.page.Reader;

/** One button, or why there is none: the link was used, or is too old. */
record LinkPage(Reader reader, boolean good, String token) {

    /** What somebody with a terminal types to get a fresh link. */
    String command() {
        return "./kith login-link";
    }
}
