package dev.kith.ledger;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one account of the book: words joined by colons, the first of which says what sort it is, for example {@code
 * liability:pending:} and a person.
 */
public record Account(String name) implements Comparable<Account> {

    private static final Pattern NAME = Pattern.compile(
            "(expense|liability|clearing|receivable|income|external|conversion|memo)(:[^:\\s]{1,100}){1,3}");
    private static final Pattern MEMBERS = Pattern.compile("(liability|receivable|memo:contingent):.*");

    public Account {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not an account: " + name);
        }
    }

    public static Account of(String name) {
        return new Account(name);
    }

    /** Reads what came from outside. */
    public static Optional<Account> parse(String name) {
        return NAME.matcher(name).matches() ? Optional.of(new Account(name)) : Optional.empty();
    }

    /** Belongs to one member: every entry names the lot it is about, and the balance never changes its sign. */
    public boolean isMembers() {
        return MEMBERS.matcher(name).matches();
    }

    /** The name under which members' accounts of one sort are summed: {@code liability:pending:*}. */
    public String family() {
        return isMembers() ? name.substring(0, name.lastIndexOf(':') + 1) + "*" : name;
    }

    @Override
    public int compareTo(Account other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
