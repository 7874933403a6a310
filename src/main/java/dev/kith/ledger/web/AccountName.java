package dev.kith.ledger.web;

import dev.kith.platform.page.Words;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an account is called on a page. Its exact name always stands beside it. */
final class AccountName {

    private static final Pattern MEMBERS = Pattern.compile("(liability:[a-z]+|receivable:[a-z]+|memo:contingent):(.+)");

    private final Words w;
    private final Function<String, Optional<String>> subjects;

    /** @param subjects what people call the thing an account is about, where that has a name */
    AccountName(Words words, Function<String, Optional<String>> subjects) {
        this.w = words;
        this.subjects = subjects;
    }

    /** The sort of account in words, and what it is about where that is no member. */
    String of(String account) {
        String[] parts = account.split(":", 3);
        String key = "ledger.account." + parts[0] + "." + (parts.length > 1 ? parts[1] : "");
        String sort = w.find(key).orElse(account);
        boolean named = parts.length > 2 && !MEMBERS.matcher(account).matches() && !sort.equals(account);
        return named ? w.t("ledger.account.about", sort, subjects.apply(account).orElse(parts[2])) : sort;
    }

    /** The person a member's account belongs to, or empty text. */
    static String member(String account) {
        Matcher members = MEMBERS.matcher(account);
        return members.matches() && !members.group(2).equals("*") ? members.group(2) : "";
    }
}
