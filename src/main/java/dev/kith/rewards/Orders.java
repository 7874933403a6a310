package dev.kith.rewards;

import dev.kith.events.Events;
import dev.kith.events.IncomingEvent;
import dev.kith.journeys.Journeys;
import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.crypto.Sha256;
import dev.kith.platform.database.Tenant;
import dev.kith.referrals.Check;
import dev.kith.referrals.Happening;
import dev.kith.referrals.Reason;
import dev.kith.referrals.ReferralId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes orders and refunds for which somebody waits: the same road as the event, and then the decision. */
@Component
public final class Orders {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What a shop's server tells. */
    public sealed interface Told {

        record Order(
                String orderId,
                String userId,
                Optional<String> email,
                Money total,
                Optional<Money> subtotal,
                Optional<Money> discount,
                Optional<String> code,
                Optional<String> coupon,
                Optional<String> clickId,
                Optional<Instant> at,
                List<Item> items)
                implements Told {}

        /** @param currency empty while the order is unknown and none was named: then it is the order's */
        record Refund(
                String orderId,
                String refundId,
                Optional<Money> amount,
                Optional<Unit> currency,
                boolean dispute,
                Optional<Instant> at)
                implements Told {}

        record Item(
                Optional<String> productId,
                Optional<String> name,
                Optional<String> category,
                long quantity,
                Optional<Money> price) {}
    }

    /** What came of it. */
    public sealed interface Answer {

        record Decided(
                Decision.Outcome outcome,
                Optional<Reason> reason,
                Optional<ReferralId> referral,
                List<Reward> rewards,
                List<Check> trace)
                implements Answer {}

        /** Stored for good, and not decided within the time a caller waits. */
        record Later() implements Answer {}
    }

    private final Events events;
    private final Rewards rewards;
    private final Journeys journeys;
    private final People people;
    private final Tenant tenant;
    private final Workspaces workspaces;
    private final InstantSource clock;

    Orders(
            Events events,
            Rewards rewards,
            Journeys journeys,
            People people,
            Tenant tenant,
            Workspaces workspaces,
            InstantSource clock) {
        this.events = events;
        this.rewards = rewards;
        this.journeys = journeys;
        this.people = people;
        this.tenant = tenant;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** What the amounts of an order are in: a guess while the order itself was not told. */
    public record Currency(Unit unit, boolean isCertain) {}

    public Currency currencyOf(WorkspaceId workspace, String orderId) {
        return tenant.run(workspace, () -> journeys.order(orderId))
                .map(order -> new Currency(order.total().unit(), true))
                .orElseGet(() -> new Currency(
                        workspaces.find(workspace).map(Workspace::currency).orElseThrow(), false));
    }

    /** Stores the order and waits for its decision. */
    public Answer tell(WorkspaceId workspace, UUID source, Told.Order order) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        properties.put("order_id", order.orderId());
        properties.put("currency", order.total().unit().code());
        properties.put("total", order.total().decimal());
        order.subtotal().ifPresent(subtotal -> properties.put("subtotal", subtotal.decimal()));
        order.discount().ifPresent(discount -> properties.put("discount", discount.decimal()));
        order.coupon().ifPresent(coupon -> properties.put("coupon", coupon));
        if (!order.items().isEmpty()) {
            var products = properties.putArray("products");
            order.items().forEach(item -> write(item, products.addObject()));
        }
        ObjectNode kith = JsonNodeFactory.instance.objectNode();
        order.code().ifPresent(code -> kith.put("shareCode", code));
        order.clickId().ifPresent(click -> kith.put("clickId", click));
        var told = new Telling("Order Completed", Happening.keyOf(order.orderId()), properties, kith, order.at());
        boolean handled = append(workspace, source, told, Optional.of(order.userId()), order.email());
        return handled ? answer(workspace, order) : new Answer.Later();
    }

    /** Stores the refund and waits for what it does to the rewards of its order. */
    public Answer tell(WorkspaceId workspace, UUID source, Told.Refund refund) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        properties.put("order_id", refund.orderId());
        properties.put("refund_id", refund.refundId());
        refund.amount().ifPresent(amount -> {
            properties.put("total", amount.decimal());
            refund.currency().ifPresent(unit -> properties.put("currency", unit.code()));
        });
        if (refund.dispute()) {
            properties.put("reason", "dispute");
        }
        var told = new Telling(
                "Order Refunded",
                "refund:" + refund.orderId() + ":" + refund.refundId(),
                properties,
                JsonNodeFactory.instance.objectNode(),
                refund.at());
        boolean handled = append(workspace, source, told, buyerOf(workspace, refund.orderId()), Optional.empty());
        return handled ? answerRefund(workspace, Happening.keyOf(refund.orderId())) : new Answer.Later();
    }

    /** What holds on an order, whichever way it was told; empty if nobody told of it. */
    public Optional<Answer.Decided> decisionOn(WorkspaceId workspace, String orderId) {
        String happening = Happening.keyOf(orderId);
        return ruled(workspace, happening)
                .or(() -> tenant.run(workspace, () -> journeys.order(orderId))
                        .map(order -> undecided(rewards.explain(workspace, order.person(), happening))));
    }

    /** A refund names its order; the order names the buyer. Without one yet, the order's number stands for them. */
    private Optional<String> buyerOf(WorkspaceId workspace, String orderId) {
        return tenant.run(
                workspace,
                () -> journeys.order(orderId)
                        .flatMap(order -> people.load(order.person()))
                        .flatMap(Person::userId)
                        .or(() -> Optional.of("order " + orderId)));
    }

    /** An event about to be written. */
    private record Telling(String name, String key, ObjectNode properties, ObjectNode kith, Optional<Instant> at) {

        /** The same words are the same message; other words about the same order are another one. */
        String messageId() {
            String words =
                    properties + " " + kith + " " + at.map(Instant::toString).orElse("");
            return key + ":" + Sha256.hex(words).substring(0, 16);
        }
    }

    private boolean append(
            WorkspaceId workspace, UUID source, Telling told, Optional<String> userId, Optional<String> email) {
        Instant now = clock.instant();
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        if (!told.kith().isEmpty()) {
            context.set("kith", told.kith());
        }
        var event = IncomingEvent.trusted(
                        workspace,
                        source,
                        new IncomingEvent.Tracked(
                                told.name(), told.messageId(), told.at().orElse(now)),
                        now)
                .by(userId, email)
                .with(told.properties(), context);
        return events.acceptAndHandle(event, PATIENCE) instanceof Events.Handling.Handled;
    }

    /** What the order earned, and what the friend was given because this order tied them to an advocate. */
    private Answer answer(WorkspaceId workspace, Told.Order order) {
        String happening = Happening.keyOf(order.orderId());
        return ruled(workspace, happening).orElseGet(() -> undecided(explained(workspace, happening, order.userId())));
    }

    private Optional<Answer.Decided> ruled(WorkspaceId workspace, String happening) {
        return rewards.rulingOn(workspace, happening).map(ruling -> decided(ruling.decision(), ruling.rewards()));
    }

    private Answer answerRefund(WorkspaceId workspace, String happening) {
        return rewards.rulingOn(workspace, happening)
                .map(ruling -> decided(ruling.decision(), ruling.earned()))
                .orElseGet(() -> undecided(List.of()));
    }

    private static Answer.Decided decided(Decision decision, List<Reward> earned) {
        return new Answer.Decided(decision.outcome(), decision.reason(), decision.referral(), earned, decision.trace());
    }

    private List<Check> explained(WorkspaceId workspace, String happening, String userId) {
        return tenant.run(
                workspace,
                () -> people.find(userId)
                        .map(person -> rewards.explain(workspace, person, happening))
                        .orElse(List.of()));
    }

    /** Nothing ties this buyer to anybody: said with the same checks, computed now. */
    private static Answer.Decided undecided(List<Check> checks) {
        return new Answer.Decided(
                Decision.Outcome.NOT_REFERRED,
                Rewards.firstReason(checks).or(() -> Optional.of(Reason.NO_EVIDENCE)),
                Optional.empty(),
                List.of(),
                checks);
    }

    private static void write(Told.Item item, ObjectNode product) {
        item.productId().ifPresent(id -> product.put("product_id", id));
        item.name().ifPresent(name -> product.put("name", name));
        item.category().ifPresent(category -> product.put("category", category));
        product.put("quantity", item.quantity());
        item.price().ifPresent(price -> product.put("price", price.decimal()));
    }
}
