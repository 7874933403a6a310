package dev.kith.demo;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What Kith says it has, read through its API like any shop could.
 *
 * @param turnover in cents, like every amount here
 */
record Count(
        long events,
        long orders,
        long turnover,
        long refunds,
        Map<Offer, Set<String>> friends,
        long rewardedReferrals,
        long pending,
        long available,
        long discounts,
        long openWelcomes,
        long sum) {

    /** Who was brought in a program, by the shop's own ids. */
    Set<String> friendsIn(Offer offer) {
        return friends.getOrDefault(offer, Set.of());
    }

    static Count of(BackOffice shop, Books books) {
        var log = new Log(books.sent().prefix());
        shop.eachOf("/api/v1/events", log::read);
        var referrals = new Referrals(books.programs());
        shop.eachOf("/api/v1/referrals", referrals::read);
        Map<String, Long> balances = balances(shop.get("/api/v1/ledger/trial-balance"));
        long discounts = -sumOf(balances, "external:shop");
        return new Count(
                log.events,
                log.orders.size(),
                log.orders.values().stream().mapToLong(Long::longValue).sum(),
                log.refunds.size(),
                referrals.friends,
                referrals.rewarded,
                -sumOf(balances, "liability:pending:"),
                -sumOf(balances, "liability:available:"),
                discounts,
                sumOf(balances, "memo:offered:") / Standing.WELCOME,
                sumOf(balances, ""));
    }

    /** The figures that change while timers run; cheap enough to ask for again and again. */
    static long availableNow(BackOffice shop) {
        return -sumOf(balances(shop.get("/api/v1/ledger/trial-balance")), "liability:available:");
    }

    private static Map<String, Long> balances(JsonNode trialBalance) {
        var balances = new HashMap<String, Long>();
        for (JsonNode row : trialBalance.path("accounts")) {
            balances.merge(
                    row.path("account").asString(),
                    row.path("balance").path("minor").asLong(),
                    Long::sum);
        }
        return balances;
    }

    private static long sumOf(Map<String, Long> balances, String prefix) {
        return balances.entrySet().stream()
                .filter(balance -> balance.getKey().startsWith(prefix))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Reads the event log. */
    private static final class Log {
        private final String ours;
        private final Map<String, Long> orders = new HashMap<>();
        private final Set<String> refunds = new HashSet<>();
        private long events;

        private Log(String ours) {
            this.ours = ours;
        }

        private void read(JsonNode event) {
            if (event.path("messageId").asString().startsWith(ours)) {
                events++;
            }
            JsonNode properties = event.path("properties");
            switch (event.path("name").asString()) {
                case "Order Completed" ->
                    orders.put(
                            properties.path("order_id").asString(),
                            cents(properties.path("total").asString()));
                case "Order Refunded" ->
                    refunds.add(properties.path("refund_id").asString());
                default -> {}
            }
        }
    }

    /** Amounts may stand in the log as numbers or as texts, whichever way the order was told. */
    private static long cents(String amount) {
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }

    /** Reads the list of referrals. */
    private static final class Referrals {
        private final Map<Offer, String> programs;
        private final Map<Offer, Set<String>> friends = new EnumMap<>(Offer.class);
        private long rewarded;

        private Referrals(Map<Offer, String> programs) {
            this.programs = programs;
        }

        private void read(JsonNode referral) {
            String program = referral.path("programId").asString();
            programs.forEach((offer, id) -> {
                if (id.equals(program)) {
                    friends.computeIfAbsent(offer, _ -> new HashSet<>())
                            .add(referral.path("friend").asString());
                }
            });
            String state = referral.path("status").asString();
            if (state.equals("qualified") || state.equals("approved")) {
                rewarded++;
            }
        }
    }
}
