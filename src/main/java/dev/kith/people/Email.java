package dev.kith.people;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An e-mail address in the one spelling we keep: normalized, lower case, its domain in ASCII.
 *
 * <p>Mail goes to {@link #address}. {@link #canonical} is for comparing only: it is equal for addresses that reach the same
 * mailbox under different spellings.
 */
public record Email(String address) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final Pattern LOCAL = Pattern.compile("[^\\s@,;:<>()\\[\\]\\\\\"\\p{Cntrl}]+");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");
    private static final Pattern YAHOO =
            Pattern.compile("(?:.*\\.)?(?:yahoo\\.[a-z.]+|yahoo-inc\\.com|ymail\\.com|rocketmail\\.com)");
    private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");

    public Email {
        if (!isKept(address)) {
            throw new IllegalArgumentException("not an e-mail address in the spelling we keep");
        }
    }

    /** Reads what a person or a shop wrote. */
    public static Optional<Email> parse(String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        String text = Normalizer.normalize(typed, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
        int at = text.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        return ascii(text.substring(at + 1))
                .map(domain -> text.substring(0, at + 1) + domain)
                .filter(Email::isKept)
                .map(Email::new);
    }

    /** Tags dropped, and the dots that Google ignores: never a place to send mail to. */
    public String canonical() {
        String local = before(local(), '+');
        String domain = domain();
        if (YAHOO.matcher(domain).matches()) {
            local = before(local, '-');
        }
        if (GMAIL.contains(domain)) {
            return local.replace(".", "") + "@gmail.com";
        }
        return local + "@" + domain;
    }

    private String local() {
        return address.substring(0, address.lastIndexOf('@'));
    }

    private String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** What stands before the tag; an address that is nothing but a tag keeps it. */
    private static String before(String local, char mark) {
        int tag = local.indexOf(mark);
        return tag > 0 ? local.substring(0, tag) : local;
    }

    private static Optional<String> ascii(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    private static boolean isKept(String text) {
        int at = text.lastIndexOf('@');
        return at > 0
                && at <= LONGEST_LOCAL
                && text.length() <= LONGEST
                && LOCAL.matcher(text.substring(0, at)).matches()
                && DOMAIN.matcher(text.substring(at + 1)).matches();
    }

    @Override
    public String toString() {
        return address;
    }
}
