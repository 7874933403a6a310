package dev.kith.testkit;

import dev.kith.kernel.Money;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What stands on each account, debit positive; accounts at zero are left out. */
public record TrialBalance(Map<String, Money> accounts) {

    static TrialBalance of(JsonNode json) {
        var accounts = new HashMap<String, Money>();
        for (JsonNode row : json.get("accounts")) {
            Money balance = Decision.money(row.get("balance"));
            if (!balance.isZero()) {
                accounts.put(row.get("account").asString(), balance);
            }
        }
        return new TrialBalance(accounts);
    }

    /** The sum over all accounts whose name starts like this; zero if there are none. */
    public Money sumOf(String prefix) {
        return accounts.entrySet().stream()
                .filter(account -> account.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .reduce(Money.of("0.00", "EUR"), Money::plus);
    }

    /** Accounts by kind, persons and programs left out: {@code liability:pending=-10.00 EUR}. */
    public Map<String, Money> byKind() {
        return accounts.entrySet().stream()
                .collect(Collectors.toMap(
                        account -> kindOf(account.getKey()), Map.Entry::getValue, Money::plus, TreeMap::new));
    }

    private static String kindOf(String account) {
        String[] parts = account.split(":");
        return parts.length == 1 ? parts[0] : parts[0] + ":" + parts[1];
    }
}
