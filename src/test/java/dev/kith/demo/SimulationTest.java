package dev.kith.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.demo.Deed.Browsed;
import dev.kith.demo.Deed.Followed;
import dev.kith.demo.Deed.Joined;
import dev.kith.demo.Deed.Ordered;
import dev.kith.demo.Deed.Refunded;
import dev.kith.demo.Deed.Shared;
import dev.kith.demo.Deed.SignedUp;
import dev.kith.demo.Reconciliation.Line;
import dev.kith.demo.Sale.Return;
import dev.kith.platform.health.Verify;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whole seasons against the shop's own reading of its terms (I11, L2, L3): told in order, and told doubled, torn apart
 * and in any order, by several tellers at once. The season is shorter than the hold, so no order of arrival may matter.
 */
@KithTest
class SimulationTest {

    private static final int DAYS = 8;
    private static final long SEED = Long.getLong("kith.seed", 11);
    private static final InstantSource CLOCK = Clock.systemUTC();

    private final Shop shop;
    private final Verify verify;
    private final BackOffice office;
    private final Books books = Books.open("simulated-" + System.nanoTime() + "-");
    private final Season season = Season.endingAt(CLOCK.instant(), DAYS);
    private final List<Deed> history = Market.history(season, SEED);

    SimulationTest(Shops shops, Verify verify) {
        this.verify = verify;
        this.shop = shops.open();
        this.office = new BackOffice(shop.server());
        for (Offer offer : Offer.values()) {
            books.programs().put(offer, office.launch(offer, season.start()));
        }
    }

    @Test
    void agreesWithTheShopWhenToldInOrder() {
        new Retelling(office, books).tell(history, new Progress(new PrintWriter(Writer.nullWriter()), false, CLOCK));

        assertThat(disagreements()).isEmpty();
        assertThat(brokenPromises()).isEmpty();
    }

    @Test
    void agreesWithTheShopInWhateverOrderItIsTold() throws InterruptedException {
        List<ObjectNode> events = new ArrayList<>();
        var sales = new HashMap<String, Sale>();
        history.stream()
                .filter(Joined.class::isInstance)
                .map(Joined.class::cast)
                .forEach(this::join);
        for (Deed deed : history) {
            note(deed, sales).ifPresent(events::add);
        }
        var chance = new Random(SEED);
        events.addAll(doubled(events, chance));
        Collections.shuffle(events, chance);

        try (var tellers = Executors.newFixedThreadPool(4)) {
            for (int from = 0; from < events.size(); from += 97) {
                List<ObjectNode> part = events.subList(from, Math.min(events.size(), from + 97));
                tellers.submit(() -> office.tell(part));
            }
        }

        assertThat(disagreements()).isEmpty();
        assertThat(brokenPromises()).isEmpty();
    }

    private List<Line> disagreements() {
        shop.settles();
        return Reconciliation.of(books, Count.of(office, books), Instant.now()).lines().stream()
                .filter(line -> !line.agrees())
                .toList();
    }

    /** What {@code kith verify} finds in this shop's books. */
    private List<String> brokenPromises() {
        String here = shop.workspace().value().toString();
        return verify.check().stream()
                .flatMap(promise -> promise.broken().stream()
                        .filter(row -> row.containsValue(here))
                        .map(row -> promise.sentence() + " " + row))
                .toList();
    }

    private void join(Joined joined) {
        String program = books.programs().getOrDefault(joined.offer(), "");
        books.codes().put(joined.shopper(), office.join(program, joined.shopper(), joined.at()));
        books.tally().joined(joined.shopper(), joined.offer());
    }

    /** What the shop would have said; and the tally hears it, in the order in which it happened. */
    private Optional<ObjectNode> note(Deed deed, Map<String, Sale> sales) {
        ObjectNode event = switch (deed) {
            case Browsed browsed -> EventJson.browsed(browsed);
            case Followed followed -> {
                books.tally().followed(followed.shopper(), followed.advocate(), followed.at());
                String code = books.codes().getOrDefault(followed.advocate(), "");
                yield EventJson.followed(followed.shopper(), followed.at(), code, followed.channel());
            }
            case SignedUp signedUp -> {
                books.tally().signedUp(signedUp.shopper(), signedUp.typedCodeOf(), signedUp.at());
                yield EventJson.signedUp(signedUp.shopper(), signedUp.at(), codeOf(signedUp.typedCodeOf()));
            }
            case Ordered ordered -> {
                var sale = saleOf(ordered);
                sales.put(sale.orderId(), sale);
                books.tally().sold(sale);
                books.sent().order(sale);
                yield EventJson.sold(sale, codeOf(sale.typedCodeOf()));
            }
            case Refunded refunded -> {
                var back = new Return(refunded.at(), refunded.orderId(), refunded.refundId(), OptionalLong.empty());
                books.tally().takenBack(back);
                books.sent().refund();
                yield EventJson.takenBack(refunded.shopper(), back);
            }
            case Joined _, Shared _ -> null;
        };
        return Optional.ofNullable(event)
                .map(told -> told.put("messageId", books.sent().nextMessageId()));
    }

    private static Sale saleOf(Ordered ordered) {
        return new Sale(
                ordered.at(),
                ordered.shopper(),
                ordered.orderId(),
                ordered.basket(),
                0,
                Optional.empty(),
                ordered.typedCodeOf());
    }

    private Optional<String> codeOf(Optional<Shopper> advocate) {
        return advocate.map(known -> books.codes().getOrDefault(known, ""));
    }

    private static List<ObjectNode> doubled(List<ObjectNode> events, Random chance) {
        return events.stream().filter(_ -> chance.nextInt(4) == 0).toList();
    }
}
