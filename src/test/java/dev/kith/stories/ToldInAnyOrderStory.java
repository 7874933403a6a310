package dev.kith.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.Happening;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shop.Advocate;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import dev.kith.testkit.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Promise: what the friends of two advocates did leads to the same referrals, rewards and books in whatever order it is
 * told, as long as it is told before anything is final.
 */
@KithTest
class ToldInAnyOrderStory {

    private static final List<String> FRIENDS = List.of("bruno", "dora", "emil");
    private static final Instant LAST_DEED = Spring.CLICK.plus(Duration.ofDays(6));
    private static final Instant AFTER_EVERY_HOLD = LAST_DEED.plus(Duration.ofDays(60));

    private final Shops shops;

    ToldInAnyOrderStory(Shops shops) {
        this.shops = shops;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 103})
    void endsTheSame(long seed) {
        World inOrder = new World(seed);
        World shuffled = new World(seed);
        inOrder.deeds.sort(Comparator.comparing(Deed::at));
        Collections.shuffle(shuffled.deeds, new Random(seed));

        inOrder.deeds.forEach(deed -> inOrder.spring.shop.reports(deed.event));
        shuffled.deeds.forEach(deed -> shuffled.spring.shop.reports(deed.event));

        assertThat(shuffled.stands()).as("while on hold").isEqualTo(inOrder.stands());
        inOrder.spring.shop.timePassesTo(AFTER_EVERY_HOLD);
        shuffled.spring.shop.timePassesTo(AFTER_EVERY_HOLD);
        assertThat(shuffled.stands()).as("in the end").isEqualTo(inOrder.stands());
    }

    /** Something a friend did, and how it is told. */
    private record Deed(Instant at, ObjectNode event) {}

    private static Terms aShareOfEveryOrder() {
        return Terms.exampleA()
                .with("/goals/0/occurrence", "{'take': 'every', 'count': 'since_bind'}")
                .with("/caps", "[]")
                .with("/holds/friend", "'P14D'")
                .with("/rules", """
                        [{'key': 'frd', 'to': 'friend', 'goal': 'first_order', 'reward': 'adv_credit',
                          'value': {'percent': '0.05', 'max': ['50.00 EUR', '45.00 GBP']}},
                         {'key': 'adv', 'to': 'advocate', 'goal': 'first_order', 'reward': 'adv_credit',
                          'value': {'percent': '0.10', 'max': ['50.00 EUR', '45.00 GBP']}}]
                        """);
    }

    /** A shop, its two advocates, and what three friends did there; the same seed gives the same deeds. */
    private final class World {

        private final Spring spring;
        private final List<Advocate> advocates;
        private final List<Deed> deeds = new ArrayList<>();
        private final Random random;

        private World(long seed) {
            this.random = new Random(seed);
            this.spring = Spring.in(shops, seed % 2 == 0 ? Terms.exampleA() : aShareOfEveryOrder());
            this.advocates = List.of(spring.ada, spring.another("cleo", "CLEO-READS"));
            FRIENDS.forEach(this::live);
            spring.shop.timePassesTo(LAST_DEED);
        }

        private void live(String friend) {
            String device = spring.program + friend;
            Instant now = Spring.CLICK;
            for (int touch = random.nextInt(4); touch > 0; touch--) {
                now = later(now);
                String click = spring.clicks(anybody(), now, new Visitor(device));
                tell(now, Happening.withClick(Happening.pageView(device, now), click));
            }
            now = later(now);
            ObjectNode signUp = Happening.on(Happening.signUp(friend, now), device);
            tell(
                    now,
                    random.nextInt(4) == 0
                            ? Happening.withCode(signUp, anybody().code())
                            : signUp);
            for (int order = random.nextInt(4); order > 0; order--) {
                now = buy(friend, friend + "-" + order, later(now));
            }
            if (random.nextInt(4) == 0) {
                haveAnOldAccount(friend, now);
            }
        }

        private void haveAnOldAccount(String friend, Instant until) {
            String old = "once-" + friend;
            if (random.nextBoolean()) {
                buy(old, old + "-1", Spring.CLICK.minusSeconds(60 + random.nextInt(1_000_000)));
            }
            Instant at = later(until);
            ObjectNode merge = Happening.track("unused", friend, "alias-" + friend)
                    .put("type", "alias")
                    .put("previousId", old)
                    .put("timestamp", at.toString());
            tell(at, merge);
        }

        private Instant buy(String friend, String orderId, Instant at) {
            ObjectNode order = Purchase.of(orderId, friend, 12 + random.nextInt(60) + ".00")
                    .at(at)
                    .asEvent(orderId);
            tell(
                    at,
                    random.nextInt(4) == 0 ? Happening.withCode(order, anybody().code()) : order);
            Instant after = later(at);
            switch (random.nextInt(6)) {
                case 0 -> tell(after, about(friend, orderId, "Order Cancelled", after));
                case 1 -> tell(after, about(friend, orderId, "Order Refunded", after));
                case 2 -> {
                    ObjectNode some = about(friend, orderId, "Order Refunded", after);
                    some.withObject("/properties").put("total", "5.00").put("currency", "EUR");
                    tell(after, some);
                }
                default -> {}
            }
            return after;
        }

        private static ObjectNode about(String friend, String orderId, String name, Instant at) {
            ObjectNode event = Happening.track(name, friend, name + "-" + orderId);
            event.put("timestamp", at.toString());
            event.withObject("/properties").put("order_id", orderId);
            return event;
        }

        private void tell(Instant at, ObjectNode event) {
            deeds.add(new Deed(at, event));
        }

        private Advocate anybody() {
            return advocates.get(random.nextInt(advocates.size()));
        }

        private Instant later(Instant than) {
            return than.plusSeconds(60 + random.nextInt(9 * 3_600));
        }

        /** Everything but the trail of what stood for a while and does not any more. */
        private Map<String, Object> stands() {
            var stands = new TreeMap<String, Object>();
            FRIENDS.forEach(friend -> stands.put(friend, referrals(friend)));
            Stream.concat(FRIENDS.stream(), advocates.stream().map(Advocate::userId))
                    .forEach(person -> stands.put(
                            "rewards of " + person,
                            spring.shop.rewardsOf(person).stream()
                                    .filter(reward -> !reward.endsWith("cancelled") && !reward.endsWith("reversed"))
                                    .sorted()
                                    .toList()));
            stands.put("books", spring.shop.trialBalance().byKind());
            return stands;
        }

        private List<String> referrals(String friend) {
            return spring.shop.referralsOfFriend(friend).stream()
                    .filter(referral -> !List.of("superseded", "rejected")
                            .contains(referral.get("status").asString()))
                    .map(referral -> referral.get("advocate").asString() + " "
                            + referral.get("status").asString())
                    .sorted()
                    .toList();
        }
    }
}
