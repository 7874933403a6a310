package dev.kith.platform.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that a letter can be sent to: one mailbox, no display name, no comment, nothing that could end a header.
 *
 * @param text the local part as given, the domain in its ASCII form
 */
public record MailAddress(String text) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{0,61}[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    public MailAddress {
        if (!isStrict(text)) {
            throw new IllegalArgumentException("not a mail address");
        }
    }

    /** Reads what a person typed or a shop sent. */
    public static Optional<MailAddress> parse(String typed) {
        String trimmed = typed.strip();
        int at = trimmed.lastIndexOf('@');
        if (at < 1 || trimmed.length() > LONGEST) {
            return Optional.empty();
        }
        return asciiDomain(trimmed.substring(at + 1))
                .map(domain -> trimmed.substring(0, at + 1) + domain)
                .filter(MailAddress::isStrict)
                .map(MailAddress::new);
    }

    private static Optional<String> asciiDomain(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    private static boolean isStrict(String text) {
        int at = text.lastIndexOf('@');
        return at > 0
                && at <= LONGEST_LOCAL_PART
                && text.length() <= LONGEST
                && LOCAL_PART.matcher(text.substring(0, at)).matches()
                && DOMAIN.matcher(text.substring(at + 1)).matches();
    }

    public String domain() {
        return text.substring(text.lastIndexOf('@') + 1);
    }

    /** For screens and logs that should not carry the whole address: {@code a…@example.com}. */
    public String masked() {
        return text.charAt(0) + "…@" + domain();
    }
}
