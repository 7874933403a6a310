package dev.kith.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.journeys.Order;
import dev.kith.journeys.OrderLine;
import dev.kith.kernel.Money;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.people.Trust;
import dev.kith.programs.Conditions.About;
import dev.kith.programs.Judgment.DoesNotHold;
import dev.kith.programs.Judgment.Failed;
import dev.kith.programs.Judgment.Holds;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ConditionsTest {

    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    private final Conditions conditions = new Conditions();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!order.giftCardOnly",
                "order.netMinor >= money('30.00', 'EUR') && order.currency == 'EUR'",
                "order.number == 1 && order.subtotalMinor == 4000 && order.itemsMinor == 5000",
                "'WELCOME' in order.coupons",
                "order.items.exists(item, item.category == 'shoes' && item.quantity > 1.0)",
                "event.name == 'Order Completed' && event.time < timestamp('2026-04-01T00:00:00Z')",
                "event.properties.plan in ['plus', 'pro'] && event.properties.seats > 2.5",
                "!has(event.properties.nothing)",
                "event.properties.campaign.name.startsWith('spring')",
                "friend.orders == 0 && friend.country == 'IT'",
                "inSegment(advocate, 'vip') && !inSegment(advocate, 'staff') && hasTag(advocate, 'blue')",
                "advocate.traits.level == 'gold'",
                "!has(advocate.traits.email)",
                "click.channel == 'whatsapp' && click.campaign.source == 'card'",
                "referral.method == 'click_id' && referral.daysSinceTouch < 7 && referral.payment == 1",
                "friend.emailDomain.matches('^(a+)+example$') == false"
            })
    void looksAtEverythingThatIsKnown(String text) {
        assertThat(conditions.complaint(new Condition(text), About.GOAL)).isEmpty();
        assertThat(judge(text)).isEqualTo(new Holds());
    }

    @Test
    void doesNotHoldWhenItIsFalse() {
        assertThat(judge("order.netMinor > 4000")).isEqualTo(new DoesNotHold());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event.properties.nothing == 1",
                "event.properties.plan > 5",
                "advocate.daysSinceLastOrder > 1",
                "money('ten', 'EUR') > 1",
                "order.netMinor / 0 == 1"
            })
    void failsInsteadOfThrowingWhenItCannotBeTold(String text) {
        assertThat(judge(text)).isInstanceOf(Failed.class);
        assertThat(judge(text).holds()).isFalse();
    }

    @Test
    void failsWhenItsSubjectIsUnknown() {
        assertThat(conditions.judge(new Condition("order.netMinor > 1"), About.GOAL, Circumstances::new))
                .isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order.surprise == 1",
                "order.netMinor",
                "order.netMinor == 'x'",
                "person.email == 'a@b.test'",
                "now() > event.time",
                "1 +",
                "order.items.map(i, order.items.map(j, order.items.map(k, order.items.map(l, i)))) == []["
            })
    void saysWhatIsWrongBeforeAnythingRuns(String text) {
        assertThat(conditions.complaint(new Condition(text), About.GOAL))
                .hasValueSatisfying(why -> assertThat(why).startsWith("line 1, column "));
    }

    @Test
    void doesNotLetAnAdvocateBeJudgedByAnOrder() {
        assertThat(conditions.complaint(new Condition("order.netMinor > 1"), About.ADVOCATE))
                .isPresent();
        assertThat(conditions.complaint(new Condition("person.orders >= 1"), About.ADVOCATE))
                .isEmpty();
    }

    @Test
    void refusesEndlessTexts() {
        assertThat(conditions.complaint(new Condition("true" + " || true".repeat(300)), About.GOAL))
                .isPresent();
        assertThat(conditions.complaint(new Condition("(".repeat(60) + "true" + ")".repeat(60)), About.GOAL))
                .isPresent();
    }

    @Test
    void doesNotGatherAnythingForAConditionThatAlwaysHolds() {
        assertThat(conditions.judge(Condition.ALWAYS, About.GOAL, () -> {
                    throw new AssertionError("nobody asked");
                }))
                .isEqualTo(new Holds());
    }

    private Judgment judge(String text) {
        return conditions.judge(new Condition(text), About.GOAL, ConditionsTest::brunosFirstOrder);
    }

    private static Circumstances brunosFirstOrder() {
        var properties = JSON.readTree("""
                {"plan": "pro", "seats": 3.5, "campaign": {"name": "spring sale"}, "empty": null}""");
        return new Circumstances()
                .event("Order Completed", NOON, "server", properties)
                .order(order(), 1)
                .person(profile(0, Set.of()))
                .friend(profile(0, Set.of()))
                .advocate(profile(4, Set.of("vip")))
                .click(Optional.of("whatsapp"), Optional.empty(), Optional.of("phone"), Map.of("source", "card"))
                .referral("click_id", Optional.of("whatsapp"), 2, 1, 1);
    }

    private static PersonProfile profile(long orders, Set<String> segments) {
        return new PersonProfile(
                orders,
                10,
                OptionalLong.empty(),
                Optional.of("IT"),
                Optional.of("it"),
                Optional.of("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.test"),
                true,
                true,
                Set.of("blue"),
                segments,
                JSON.readTree("{\"level\": \"gold\", \"email\": \"ada@example.test\"}"));
    }

    private static Order order() {
        var shoes = new OrderLine(
                Optional.of("p-1"),
                Optional.of("sku-1"),
                Optional.empty(),
                Optional.of("shoes"),
                List.of("sale"),
                new BigDecimal("2"),
                Optional.of(Money.of("25.00", "EUR")),
                false);
        return new Order(
                "o-1",
                new RootId(new UUID(0, 1)),
                new PersonId(new UUID(0, 2)),
                Order.State.COMPLETED,
                Trust.TRUSTED,
                NOON,
                1,
                NOON,
                Money.of("45.00", "EUR"),
                Optional.of(Money.of("50.00", "EUR")),
                Money.of("40.00", "EUR"),
                Money.of("10.00", "EUR"),
                Money.of("5.00", "EUR"),
                Money.of("0.00", "EUR"),
                List.of(),
                Optional.empty(),
                List.of("WELCOME"),
                List.of(shoes),
                Set.of());
    }
}
