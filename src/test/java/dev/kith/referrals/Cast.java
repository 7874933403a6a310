package dev.kith.referrals;

import dev.kith.journeys.Order;
import dev.kith.journeys.Refund;
import dev.kith.kernel.Money;
import dev.kith.kernel.Span;
import dev.kith.kernel.Unit;
import dev.kith.people.Email;
import dev.kith.people.Person;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.people.Trust;
import dev.kith.programs.Amounts;
import dev.kith.programs.AttributionTerms;
import dev.kith.programs.AttributionTerms.BindAt;
import dev.kith.programs.AttributionTerms.Touch;
import dev.kith.programs.Condition;
import dev.kith.programs.Conditions;
import dev.kith.programs.Goal;
import dev.kith.programs.ProgramId;
import dev.kith.programs.ProgramVersion;
import dev.kith.programs.ProgramVersionId;
import dev.kith.programs.Refunds;
import dev.kith.programs.RewardSpec;
import dev.kith.programs.Rule;
import dev.kith.programs.Side;
import dev.kith.programs.Terms;
import dev.kith.programs.Value;
import dev.kith.programs.Who;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;

/** Ada, Cleo and Bruno, the program "spring", and the moments of their story. */
public final class Cast {

    public static final Unit EUR = new Unit("EUR");
    public static final Instant CLICKED = Instant.parse("2026-03-01T10:00:00Z");
    public static final Instant SIGNED_UP = Instant.parse("2026-03-02T10:00:00Z");
    public static final Instant ORDERED = Instant.parse("2026-03-03T10:00:00Z");
    public static final Instant HOLD_ENDS = Instant.parse("2026-03-17T10:00:00Z");
    public static final ZoneId ROME = ZoneId.of("Europe/Rome");
    public static final ProgramVersion SPRING = version("spring", terms());
    public static final Advocate ADA = advocate(1, "ada@gmail.com");
    public static final Advocate CLEO = advocate(2, "cleo@mail.example");
    static final Rules RULES = new Rules(new Conditions(), ROME);

    private Cast() {}

    /** Example A of the product's terms: 10.00 for the advocate after a first order of 30.00, a code up front. */
    public static Terms terms() {
        return terms(
                new Value.Flat(Amounts.of(List.of(eur("10.00"), Money.of("9.00", "GBP")))),
                Touch.LAST,
                BindAt.IDENTIFY);
    }

    public static Terms terms(Value forAdvocate, Touch touch, BindAt bindAt) {
        var goal = new Goal(
                "first_order",
                "Order Completed",
                Condition.ALWAYS,
                new Goal.Occurrence(Goal.Take.FIRST, Goal.Count.LIFETIME),
                Goal.Base.NET,
                Amounts.of(List.of(eur("30.00"), Money.of("25.00", "GBP"))),
                Amounts.NONE,
                Span.days(90),
                true);
        var credit = new RewardSpec(
                "adv_credit",
                RewardSpec.Kind.STORE_CREDIT,
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.of(Span.parse("P12M").orElseThrow()),
                Optional.empty(),
                Map.of());
        var welcome = new RewardSpec(
                "welcome",
                RewardSpec.Kind.DISCOUNT_CODE,
                Optional.empty(),
                Optional.of("shop"),
                1,
                Optional.of(Span.days(30)),
                Optional.of(new RewardSpec.Discount.AmountOff(
                        Amounts.of(List.of(eur("10.00"))), Amounts.of(List.of(eur("30.00"))))),
                Map.of());
        return new Terms(
                "give_get",
                EUR,
                new Terms.Active(Optional.empty(), Optional.empty(), Optional.empty()),
                new Who(
                        new Who.AdvocateTerms(Condition.ALWAYS, Who.Join.AUTO),
                        new Who.FriendTerms(true, Optional.empty(), Condition.ALWAYS, Who.Household.FLAG),
                        new Who.Exclude(Set.of(), Set.of("staff.example"))),
                new AttributionTerms(
                        Span.days(30),
                        touch,
                        bindAt,
                        "main",
                        100,
                        EnumSet.allOf(AttributionTerms.Method.class),
                        AttributionTerms.LateTouch.FLAG,
                        new AttributionTerms.Claims(Optional.empty(), Optional.empty(), 3)),
                List.of(goal),
                Map.of("adv_credit", credit, "welcome", welcome),
                List.of(
                        new Rule(
                                "frd",
                                Side.FRIEND,
                                Rule.BIND,
                                "welcome",
                                new Value.Item(1),
                                Condition.ALWAYS,
                                Rule.Issue.UPFRONT),
                        new Rule(
                                "adv",
                                Side.ADVOCATE,
                                "first_order",
                                "adv_credit",
                                forAdvocate,
                                Condition.ALWAYS,
                                Rule.Issue.AFTER)),
                List.of(),
                Optional.empty(),
                new Terms.Holds(Span.days(14), Span.NONE, Terms.Holds.From.EVENT),
                new Refunds(Refunds.Partial.RECALCULATE, true, Span.days(60), Span.days(180)),
                new Terms.Risk(34, 67, 90),
                Map.of(),
                Map.of(),
                new Terms.Landing(
                        Terms.Landing.Show.HOSTED, Terms.Landing.Ask.EMAIL, Terms.Landing.Deliver.EMAIL, "shop_home"));
    }

    public static ProgramVersion version(String key, Terms terms) {
        var program = new ProgramId(new UUID(7, key.hashCode()));
        return new ProgramVersion(
                new ProgramVersionId(new UUID(8, key.hashCode())), program, key, 1, terms, Instant.EPOCH);
    }

    static Advocate advocate(int number, String email) {
        Person person = person(number, email);
        var membership = new Membership(
                new MembershipId(new UUID(9, number)),
                SPRING.program(),
                new RootId(person.id().value()),
                person.id(),
                Membership.State.ACTIVE,
                Instant.EPOCH,
                Optional.empty());
        return new Advocate(membership, person, List.of());
    }

    static Person person(int number, String email) {
        var id = new UUID(1, number);
        return new Person(
                new PersonId(id),
                Set.of(new RootId(id)),
                Optional.of("u" + number),
                Set.of(email),
                Set.of(Email.parse(email).orElseThrow().canonical()),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                Instant.EPOCH);
    }

    public static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    static Evidence click(Advocate advocate, Instant at) {
        return evidence(
                Method.CLICK_ID, advocate, at, "click:" + advocate.person().value() + at);
    }

    static Evidence typed(Advocate advocate, Instant at, String source) {
        return evidence(Method.SHARE_CODE, advocate, at, source);
    }

    private static Evidence evidence(Method method, Advocate advocate, Instant at, String source) {
        return new Evidence(
                method, new RootId(new UUID(1, 3)), advocate, "ADAR2C7H", at, 0, source, Optional.of(SPRING), true);
    }

    /** The order o-1 of 40.00; each test changes only what it is about. */
    public static Order order(String id, Instant at, Money net, Refund... refunds) {
        boolean refunded = Arrays.stream(refunds)
                        .map(Refund::total)
                        .reduce(Money.zero(net.unit()), Money::plus)
                        .compareTo(net)
                >= 0;
        Order.State state = refunds.length == 0
                ? Order.State.COMPLETED
                : refunded ? Order.State.REFUNDED : Order.State.PARTLY_REFUNDED;
        return new Order(
                id,
                new RootId(new UUID(1, 3)),
                new PersonId(new UUID(1, 3)),
                state,
                Trust.TRUSTED,
                at,
                1,
                at,
                net,
                Optional.empty(),
                net,
                Money.zero(net.unit()),
                Money.zero(net.unit()),
                Money.zero(net.unit()),
                List.of(refunds),
                Optional.empty(),
                List.of(),
                List.of(),
                Set.of());
    }

    static Refund refund(Instant at, String amount) {
        return new Refund("r-" + at, at, eur(amount), eur(amount), false);
    }

    /** Bruno, who signed up on March 2nd, with what is known of him. */
    static Friend bruno(List<Evidence> evidence, Order... orders) {
        return bruno(List.of(), evidence, orders);
    }

    static Friend bruno(List<Pinned> referrals, List<Evidence> evidence, Order... orders) {
        return friend(person(3, "bruno@mail.example"), referrals, evidence, orders);
    }

    static Friend friend(Person person, List<Pinned> referrals, List<Evidence> evidence, Order... orders) {
        var happenings = new ArrayList<Happening>();
        for (Order order : orders) {
            happenings.add(Happening.of(order, JsonNodeFactory.instance.objectNode()));
        }
        happenings.sort(Happening.IN_ORDER);
        var signUp = new Trigger(Trigger.SIGN_UP, "sign-up:" + person.id().value(), SIGNED_UP, 0);
        return new Friend(person, List.of(signUp), evidence, happenings, Map.of(), referrals, (_, _) -> false);
    }
}
