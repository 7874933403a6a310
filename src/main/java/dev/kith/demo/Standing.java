package dev.kith.demo;

import dev.kith.demo.Sale.Return;
import dev.kith.demo.Tally.Bond;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a referral stands by the shop's own reading, and what it is worth, in cents.
 *
 * @param pending the advocate's, while the friend may still send things back
 * @param available the advocate's, to be spent
 * @param discount what the friend's welcome took off an order that was kept
 * @param openWelcome whether the friend holds a discount not used yet
 */
record Standing(Bond bond, boolean qualified, long pending, long available, long discount, boolean openWelcome) {

    static final long MINIMUM = 3_000;
    static final long WELCOME = 1_000;

    private static final long CREDIT = 1_000;
    private static final long MOST_COMMISSION = 4_000;
    private static final Duration RETURN_PERIOD = Duration.ofDays(14);

    static Standing of(Bond bond, List<Sale> sales, Map<String, List<Return>> returns, Instant now) {
        Optional<Sale> deciding = deciding(bond, sales, returns);
        long owed =
                deciding.map(sale -> owed(bond.offer(), kept(sale, returns))).orElse(0L);
        boolean held =
                deciding.map(sale -> now.isBefore(sale.at().plus(Tally.HOLD))).orElse(false);
        Optional<Sale> discounted =
                sales.stream().filter(sale -> sale.coupon().isPresent()).findFirst();
        long discount = discounted
                .filter(sale -> kept(sale, returns) > 0)
                .map(Sale::discount)
                .orElse(0L);
        boolean open = bond.offer() == Offer.FRIENDS && discounted.isEmpty();
        return new Standing(bond, owed > 0, held ? owed : 0, held ? 0 : owed, discount, open);
    }

    /**
     * The first order that reaches the minimum. One sent back as a whole within the return period leaves its place to
     * the next; sent back later, it keeps it and is worth nothing.
     */
    private static Optional<Sale> deciding(Bond bond, List<Sale> sales, Map<String, List<Return>> returns) {
        return sales.stream()
                .filter(sale -> !sale.at().isBefore(bond.at()))
                .filter(sale -> bond.offer() == Offer.CREATORS || sale.net() >= MINIMUM)
                .filter(sale -> returnsOf(sale, returns).stream()
                        .noneMatch(back -> back.net().isEmpty()
                                && back.at().isBefore(sale.at().plus(RETURN_PERIOD))))
                .findFirst();
    }

    private static long owed(Offer offer, long kept) {
        return switch (offer) {
            case FRIENDS -> kept >= MINIMUM ? CREDIT : 0;
            case CREATORS -> Math.min(MOST_COMMISSION, (kept + 5) / 10);
        };
    }

    private static long kept(Sale sale, Map<String, List<Return>> returns) {
        long net = sale.net();
        for (Return back : returnsOf(sale, returns)) {
            net -= back.net().orElse(net);
        }
        return net;
    }

    private static List<Return> returnsOf(Sale sale, Map<String, List<Return>> returns) {
        return returns.getOrDefault(sale.orderId(), List.of());
    }
}
