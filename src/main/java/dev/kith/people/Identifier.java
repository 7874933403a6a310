package dev.kith.people;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One name that somebody goes by, and what sort of name it is.
 *
 * @param type {@code user_id}, {@code anonymous_id}, {@code claimed_user}, {@code email}, {@code phone},
 *     {@code pos_loyalty} or {@code external:…}
 */
public record Identifier(String type, String value) implements Comparable<Identifier> {

    static final String USER = "user_id";
    static final String ANONYMOUS = "anonymous_id";
    static final String CLAIMED = "claimed_user";
    static final String EMAIL = "email";
    static final String PHONE = "phone";

    private static final int LONGEST = 255;
    private static final Comparator<Identifier> ORDER =
            Comparator.comparing(Identifier::type).thenComparing(Identifier::value);
    private static final Pattern ZEROS = Pattern.compile("[0-]*");
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern EXTERNAL_TYPE = Pattern.compile("[a-z0-9_.-]{1,40}");

    /** What programs write when they have no id at hand. Taken for a name, it would make strangers one person. */
    private static final Set<String> BLOCKED = Set.of(
            "-1",
            "null",
            "none",
            "nan",
            "undefined",
            "n/a",
            "anonymous",
            "guest",
            "unknown",
            "user",
            "userid",
            "id",
            "email",
            "distinct_id",
            "distinctid",
            "not_authenticated",
            "true",
            "false",
            "[object object]");

    /** The text as a name; empty if it names nobody. */
    public static Optional<String> named(String typed) {
        String text = typed.strip();
        boolean nobody = text.length() > LONGEST
                || text.codePoints().anyMatch(Identifier::isNoCharacter)
                || ZEROS.matcher(text).matches()
                || BLOCKED.contains(text.toLowerCase(Locale.ROOT));
        return nobody ? Optional.empty() : Optional.of(text);
    }

    /** A NUL, or half of a surrogate pair: nobody typed that, and no column takes it. */
    private static boolean isNoCharacter(int codePoint) {
        return codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    public static Optional<Identifier> user(String id) {
        return named(id).map(name -> new Identifier(USER, name));
    }

    public static Optional<Identifier> anonymous(String id) {
        return named(id).map(name -> new Identifier(ANONYMOUS, name));
    }

    /** A user id that only an unproven browser has named. */
    public static Optional<Identifier> claimed(String id) {
        return named(id).map(name -> new Identifier(CLAIMED, name));
    }

    public static Optional<Identifier> email(String typed) {
        return Email.parse(typed).map(email -> new Identifier(EMAIL, email.address()));
    }

    /** Only international numbers name somebody: without a country a number belongs to many. */
    public static Optional<Identifier> phone(String typed) {
        String digits = typed.replaceAll("[\\s().\\-/]", "").replaceFirst("^00", "+");
        return E164.matcher(digits).matches() ? Optional.of(new Identifier(PHONE, digits)) : Optional.empty();
    }

    public static Optional<Identifier> external(ExternalId id) {
        String kind = id.type().strip().toLowerCase(Locale.ROOT);
        if (!EXTERNAL_TYPE.matcher(kind).matches()) {
            return Optional.empty();
        }
        String type = kind.equals("pos_loyalty") ? kind : "external:" + kind;
        return named(id.id()).map(name -> new Identifier(type, name));
    }

    boolean isUser() {
        return type.equals(USER);
    }

    boolean isClaimedUser() {
        return type.equals(CLAIMED);
    }

    @Override
    public int compareTo(Identifier other) {
        return ORDER.compare(this, other);
    }
}
