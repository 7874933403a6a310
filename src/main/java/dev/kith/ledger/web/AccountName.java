package dev.kith.ledger.web;

import dev.kith.platform.page.Words;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an account is called on a page. Its exact name always stands beside it. */
final class AccountName {

    private static final Pattern MEMBERS = Pattern.compile("(liability:[a-z]+|receivable:[a-z]+|memo:contingent):(.+)");

    private AccountName() {}

    /** The sort of account in words, and what it is about where that is no member. */
    static String of(Words w, String account) {
        String[] parts = account.split(":", 3);
        String key = "ledger.account." + parts[0] + "." + (parts.length > 1 ? parts[1] : "");
        String sort = w.find(key).orElse(account);
        boolean named = parts.length > 2 && !MEMBERS.matcher(account).matches() && !sort.equals(account);
        return named ? w.t("ledger.account.about", sort, parts[2]) : sort;
    }

    /** The person a member's account belongs to, or empty text. */
    static String member(String account) {
        Matcher members = MEMBERS.matcher(account);
        return members.matches() && !members.group(2).equals("*") ? members.group(2) : "";
    }
}
