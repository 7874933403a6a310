package dev.kith.demo;

import dev.kith.demo.Deed.Browsed;
import dev.kith.demo.Deed.Followed;
import dev.kith.demo.Deed.Joined;
import dev.kith.demo.Deed.Ordered;
import dev.kith.demo.Deed.Refunded;
import dev.kith.demo.Deed.Shared;
import dev.kith.demo.Deed.SignedUp;
import dev.kith.demo.Sale.Return;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells Kith a season, day after day, as the shop's servers would have told it: with the time at which each thing
 * happened. The tally hears the same, and what was really sent is counted.
 */
final class Retelling {

    private static final int BATCH = 500;

    /** One batch in so many is sent twice, as a client does that did not hear the answer. */
    private static final int REPEATED = 25;

    private final BackOffice shop;
    private final Map<Offer, String> programs;
    private final Tally tally;
    private final Sent sent;
    private final Map<Shopper, String> codes;
    private final Map<String, Sale> sales = new HashMap<>();
    private final List<ObjectNode> waiting = new ArrayList<>();
    private int batches;

    Retelling(BackOffice shop, Books books) {
        this.shop = shop;
        this.programs = books.programs();
        this.tally = books.tally();
        this.sent = books.sent();
        this.codes = books.codes();
    }

    void tell(List<Deed> deeds, Progress progress) {
        int told = 0;
        while (told < deeds.size()) {
            Instant dayEnds = deeds.get(told).at().plus(Duration.ofDays(1));
            int next = told;
            while (next < deeds.size() && deeds.get(next).at().isBefore(dayEnds)) {
                next++;
            }
            tellDay(deeds.subList(told, next));
            told = next;
            progress.at("telling the season's history", told, deeds.size());
        }
    }

    /** Codes of the day's new advocates first: nobody can follow a link that does not exist yet. */
    private void tellDay(List<Deed> day) {
        for (Deed deed : day) {
            if (deed instanceof Joined joined) {
                join(joined);
            }
        }
        for (Deed deed : day) {
            tell(deed);
        }
        flush();
    }

    private void join(Joined joined) {
        String code = shop.join(known(programs, joined.offer()), joined.shopper(), joined.at());
        codes.put(joined.shopper(), code);
        tally.joined(joined.shopper(), joined.offer());
    }

    private void tell(Deed deed) {
        switch (deed) {
            case Browsed browsed -> add(EventJson.browsed(browsed));
            case Followed followed -> follow(followed);
            case SignedUp signedUp -> signUp(signedUp);
            case Ordered ordered -> order(ordered);
            case Refunded refunded -> refund(refunded);
            case Joined _, Shared _ -> {}
        }
    }

    private void follow(Followed followed) {
        String code = known(codes, followed.advocate());
        add(EventJson.followed(followed.shopper(), followed.at(), code, followed.channel()));
        tally.followed(followed.shopper(), followed.advocate(), followed.at());
    }

    private void signUp(SignedUp signedUp) {
        add(EventJson.signedUp(signedUp.shopper(), signedUp.at(), codeOf(signedUp.typedCodeOf())));
        tally.signedUp(signedUp.shopper(), signedUp.typedCodeOf(), signedUp.at());
    }

    /** Every other order of a friend goes through the checkout that waits for the decision, some orders both ways. */
    private void order(Ordered ordered) {
        boolean mayUse = ordered.usesWelcome()
                && ordered.basket().worth() >= Standing.MINIMUM
                && tally.holdsWelcome(ordered.shopper());
        Optional<String> coupon = mayUse ? welcomeOf(ordered.shopper()) : Optional.empty();
        long discount = coupon.isPresent() ? Standing.WELCOME : 0;
        var sale = new Sale(
                ordered.at(),
                ordered.shopper(),
                ordered.orderId(),
                ordered.basket(),
                discount,
                coupon,
                ordered.typedCodeOf());
        sales.put(sale.orderId(), sale);
        tally.sold(sale);
        sent.order(sale);
        Optional<String> code = codeOf(sale.typedCodeOf());
        int road = coupon.isPresent() ? ordered.shopper().number() % 4 : 3;
        if (road != 0) {
            add(EventJson.sold(sale, code));
        }
        if (road < 2) {
            flush();
            shop.order(sale, code, Optional.empty());
        }
    }

    private Optional<String> welcomeOf(Shopper friend) {
        flush();
        return shop.awaitWelcomeOf(friend);
    }

    private void refund(Refunded refunded) {
        Sale sale = known(sales, refunded.orderId());
        OptionalLong net = refunded.line().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(refunded.line().get().worth() * sale.net() / sale.items());
        var back = new Return(refunded.at(), sale.orderId(), refunded.refundId(), net);
        add(EventJson.takenBack(refunded.shopper(), back));
        tally.takenBack(back);
        sent.refund();
    }

    private void add(ObjectNode event) {
        waiting.add(event.put("messageId", sent.nextMessageId()));
        if (waiting.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        shop.tell(waiting);
        if (++batches % REPEATED == 0) {
            shop.tell(waiting);
        }
        waiting.clear();
    }

    private Optional<String> codeOf(Optional<Shopper> advocate) {
        return advocate.map(known -> known(codes, known));
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key), () -> "nothing told about " + key);
    }
}
