package dev.kith.platform;

import java.net.IDN;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A host that provably belongs to the workspace: the only kind of place Kith sends a friend to. */
public record Domain(String host, Instant verifiedAt) {

    private static final int LONGEST = 253;
    private static final Pattern HOST =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(:[0-9]{1,5})?");
    private static final Pattern ONLY_DIGITS = Pattern.compile("[0-9.]+");

    /** Reads what a person typed: a bare host, or an address it is taken from. Names of machines only, no numbers. */
    public static Optional<String> parseHost(String typed) {
        String bare = typed.strip().replaceFirst("^(?i)https?://", "").replaceFirst("[/?#].*$", "");
        try {
            String host = IDN.toASCII(bare, IDN.USE_STD3_ASCII_RULES | IDN.ALLOW_UNASSIGNED)
                    .toLowerCase(Locale.ROOT);
            return isHost(host) ? Optional.of(host) : Optional.empty();
        } catch (IllegalArgumentException withPort) {
            String host = bare.toLowerCase(Locale.ROOT);
            return isHost(host) ? Optional.of(host) : Optional.empty();
        }
    }

    /** The first page of a shop at this host. A shop under construction on this machine has no certificate. */
    static String home(String host) {
        boolean thisMachine = host.matches("(localhost|127\\.0\\.0\\.1)(:[0-9]+)?");
        return (thisMachine ? "http://" : "https://") + host + "/";
    }

    private static boolean isHost(String host) {
        boolean loopback = host.matches("127\\.0\\.0\\.1(:[0-9]{1,5})?");
        return loopback
                || host.length() <= LONGEST
                        && HOST.matcher(host).matches()
                        && !ONLY_DIGITS.matcher(host).matches();
    }
}
