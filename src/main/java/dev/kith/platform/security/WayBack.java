package dev.kith.platform.security;

import java.util.Locale;

/** Where to go after signing in. Only an address on our own host: nobody can use us to send people elsewhere. */
final class WayBack {

    private static final int LONGEST = 1_024;

    private WayBack() {}

    /** The address if it is a safe one of ours, else the start page. */
    static String of(String next) {
        boolean safe = next.startsWith("/")
                && !next.startsWith("//")
                && next.length() <= LONGEST
                && next.chars().noneMatch(c -> c == '\\' || c < ' ' || c == 127)
                && !next.toLowerCase(Locale.ROOT).contains("%5c")
                && !next.toLowerCase(Locale.ROOT).startsWith("/%2f");
        return safe ? next : "/";
    }
}
