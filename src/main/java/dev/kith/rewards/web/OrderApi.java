package dev.kith.rewards.web;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import dev.kith.people.Identifier;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.web.AmountJson;
import dev.kith.platform.web.Caller;
import dev.kith.platform.web.Findings;
import dev.kith.platform.web.Idempotency;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import dev.kith.platform.web.Problem;
import dev.kith.platform.web.Returns;
import dev.kith.rewards.Orders;
import dev.kith.rewards.Orders.Told;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Orders and refunds told by the shop's server, with the decision in the answer. */
@RestController
@Tag(name = "Orders", description = "Orders and refunds from the shop's server, answered with the decision.")
final class OrderApi {

    record ItemJson(
            @Schema(description = "The shop's id of the product.", example = "mug-blue")
            Optional<String> productId,

            @Schema(description = "Stock keeping unit.") Optional<String> sku,

            @Schema(description = "What it is called.", example = "Blue mug")
            Optional<String> name,

            @Schema(description = "How many of it.", example = "2")
            Optional<Long> quantity,

            @Schema(description = "Price of one, before discounts.")
            Optional<AmountJson> price,

            @Schema(description = "The shop's category.", example = "kitchen")
            Optional<String> category) {}

    record OrderJson(
            @Schema(
                    description = "The shop's id of the order; the same id is the same order, however it is told.",
                    example = "o-1")
            String orderId,

            @Schema(description = "The shop's id of the buyer.", example = "bruno")
            String userId,

            @Schema(description = "The buyer's address.", example = "bruno@mail.example")
            Optional<String> email,

            @Schema(description = "What was paid, with shipping and tax.")
            AmountJson total,

            @Schema(
                    description = "After discounts, before shipping and tax: what minimums and percentages see. "
                            + "Without it the total is taken.")
            Optional<AmountJson> subtotal,

            @Schema(description = "What was taken off.") Optional<AmountJson> discount,

            @Schema(description = "ISO 4217 currency of every amount.", example = "EUR")
            String currency,

            @Schema(description = "An advocate's code the buyer typed.", example = "ADAR-2C7H")
            Optional<String> code,

            @Schema(description = "The coupon that was used.")
            Optional<String> coupon,

            @Schema(description = "The click the buyer came by: `kc` of the landing address.")
            Optional<String> clickId,

            @Schema(description = "When it was placed; now, if absent.")
            Optional<String> at,

            @Schema(description = "What was bought.") Optional<List<ItemJson>> items) {}

    record RefundJson(
            @Schema(description = "The shop's id of the refund; the same id is the same refund.", example = "r-1")
            String refundId,

            @Schema(description = "What was given back; everything that is left, if absent.")
            Optional<AmountJson> amount,

            @Schema(description = "ISO 4217 currency of the amount; the order's, if absent.", example = "EUR")
            Optional<String> currency,

            @Schema(description = "When it was given back; now, if absent.")
            Optional<String> at,

            @Schema(description = "`dispute` for a chargeback; anything else is a refund.")
            Optional<String> reason) {}

    private final Orders orders;
    private final Idempotency idempotency;

    OrderApi(Orders orders, Idempotency idempotency) {
        this.orders = orders;
        this.idempotency = idempotency;
    }

    @Operation(
            summary = "Tell an order",
            description = "The synchronous twin of the event Order Completed: the same log, the same rules, the same "
                    + "result. Answers when the order is stored and decided. Telling it again changes nothing.")
    @Returns(DecisionJson.Wrapped.class)
    @PostMapping("/api/v1/orders")
    @Needs(Permission.ORDERS_WRITE)
    ResponseEntity<Object> order(Caller caller, HttpServletRequest request, @RequestBody OrderJson body) {
        var findings = new Findings();
        Optional<Told.Order> told = read(body, findings);
        return findings.orElse(() -> idempotency.replayed(
                caller, request, () -> answer(orders.tell(caller.workspace(), sourceOf(caller), told.orElseThrow()))));
    }

    @Operation(
            summary = "Tell a refund",
            description = "Recomputes what the order earned from what is left of it. A refund that arrives before its "
                    + "order waits for it.")
    @Returns(EffectsJson.class)
    @PostMapping("/api/v1/orders/{orderId}/refunds")
    @Needs(Permission.ORDERS_WRITE)
    ResponseEntity<Object> refund(
            Caller caller,
            HttpServletRequest request,
            @Parameter(description = "The shop's id of the order.") @PathVariable String orderId,
            @RequestBody RefundJson body) {
        var findings = new Findings();
        Optional<Told.Refund> told = read(orderId, body, orders.currencyOf(caller.workspace(), orderId), findings);
        return findings.orElse(() -> idempotency.replayed(
                caller, request, () -> switch (orders.tell(caller.workspace(), sourceOf(caller), told.orElseThrow())) {
                    case Orders.Answer.Decided decided -> ResponseEntity.ok(EffectsJson.of(decided));
                    case Orders.Answer.Later _ -> later();
                }));
    }

    @Operation(
            summary = "Show what was decided on an order",
            description = "The same answer as telling the order gives, whether it was told here or by an event.")
    @Returns(DecisionJson.Wrapped.class)
    @GetMapping("/api/v1/orders/{orderId}")
    @Needs(Permission.REFERRALS_READ)
    ResponseEntity<Object> decision(
            WorkspaceId workspace,
            @Parameter(description = "The shop's id of the order.") @PathVariable String orderId) {
        return orders.decisionOn(workspace, orderId)
                .map(OrderApi::answer)
                .orElseGet(() -> Problem.NOT_FOUND.because("Nobody told of such an order."));
    }

    private static ResponseEntity<Object> answer(Orders.Answer answer) {
        return switch (answer) {
            case Orders.Answer.Decided decided -> ResponseEntity.ok(DecisionJson.Wrapped.of(decided));
            case Orders.Answer.Later _ -> later();
        };
    }

    private static ResponseEntity<Object> later() {
        return Problem.UNAVAILABLE.because(
                "It is stored and will be decided, but not within this request. Send it again for the answer.");
    }

    private static UUID sourceOf(Caller caller) {
        return caller.source().orElse(caller.id());
    }

    private static Optional<Told.Order> read(OrderJson body, Findings findings) {
        Optional<String> orderId = findings.text("/orderId", body.orderId());
        Optional<String> userId = findings.text("/userId", body.userId());
        if (userId.isPresent() && Identifier.user(body.userId()).isEmpty()) {
            findings.add("/userId", "names_nobody", "Write your own id of the person.");
        }
        Optional<String> email = findings.text("/email", body.email());
        Optional<String> code = findings.text("/code", body.code());
        Optional<String> coupon = findings.text("/coupon", body.coupon());
        Optional<String> clickId = findings.text("/clickId", body.clickId());
        Optional<Unit> currency = currency("/currency", body.currency(), findings);
        Optional<Instant> at = body.at().flatMap(text -> findings.instant("/at", text));
        if (currency.isEmpty()) {
            return Optional.empty();
        }
        Unit unit = currency.get();
        Optional<Money> total = findings.price("/total", body.total(), unit);
        Optional<Money> subtotal = body.subtotal().flatMap(amount -> findings.price("/subtotal", amount, unit));
        Optional<Money> discount = body.discount().flatMap(amount -> findings.price("/discount", amount, unit));
        List<Told.Item> items = items(body.items().orElse(List.of()), unit, findings);
        if (findings.any()) {
            return Optional.empty();
        }
        return Optional.of(new Told.Order(
                orderId.orElseThrow(),
                userId.orElseThrow(),
                email,
                total.orElseThrow(),
                subtotal,
                discount,
                code,
                coupon,
                clickId,
                at,
                items));
    }

    private static List<Told.Item> items(List<ItemJson> items, Unit unit, Findings findings) {
        var read = new ArrayList<Told.Item>();
        for (int i = 0; i < items.size(); i++) {
            ItemJson item = items.get(i);
            String pointer = "/items/" + i;
            if (item.quantity()
                    .filter(quantity -> quantity < 1 || quantity > 1_000_000)
                    .isPresent()) {
                findings.add(pointer + "/quantity", "out_of_range", "Write a whole number from 1 to 1000000.");
            }
            read.add(new Told.Item(
                    item.productId().or(item::sku),
                    item.name(),
                    item.category(),
                    item.quantity().orElse(1L),
                    item.price().flatMap(price -> findings.price(pointer + "/price", price, unit))));
        }
        if (sumOf(read).compareTo(Money.OUT_OF_REACH) >= 0) {
            findings.add("/items", "too_large", "Together they cost more than any order may.");
        }
        return read;
    }

    private static BigDecimal sumOf(List<Told.Item> items) {
        return items.stream()
                .flatMap(item -> item.price().stream()
                        .map(price -> new BigDecimal(price.decimal()).multiply(BigDecimal.valueOf(item.quantity()))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Optional<Told.Refund> read(
            String orderId, RefundJson body, Orders.Currency ofOrder, Findings findings) {
        Optional<String> order = findings.text("/orderId", orderId);
        Optional<String> refundId = findings.text("/refundId", body.refundId());
        Optional<Unit> given = body.currency().flatMap(code -> currency("/currency", code, findings));
        if (ofOrder.isCertain()
                && given.filter(unit -> !unit.equals(ofOrder.unit())).isPresent()) {
            findings.add(
                    "/currency",
                    "currency_mismatch",
                    "The order is in " + ofOrder.unit().code() + ".");
        }
        Optional<Money> amount =
                body.amount().flatMap(wish -> findings.price("/amount", wish, given.orElse(ofOrder.unit())));
        Optional<Instant> at = body.at().flatMap(text -> findings.instant("/at", text));
        if (findings.any()) {
            return Optional.empty();
        }
        boolean dispute = body.reason().filter("dispute"::equals).isPresent();
        Optional<Unit> currency = ofOrder.isCertain() ? Optional.of(ofOrder.unit()) : given;
        return Optional.of(new Told.Refund(order.orElseThrow(), refundId.orElseThrow(), amount, currency, dispute, at));
    }

    private static Optional<Unit> currency(String pointer, String code, Findings findings) {
        return findings.unit(pointer, code).filter(unit -> {
            if (!unit.isCurrency()) {
                findings.add(pointer, "unknown_currency", "Write a currency of ISO 4217, such as EUR.");
            }
            return unit.isCurrency();
        });
    }
}
