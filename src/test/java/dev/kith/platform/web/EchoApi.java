package dev.kith.platform.web;

import dev.kith.kernel.Unit;
import dev.kith.platform.WorkspaceId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An API with nothing behind it, for testing what every API shares. */
@Hidden
@RestController
@RequestMapping("/api/v1/echo")
final class EchoApi {

    record OrderJson(
            String orderId, AmountJson total, String currency, Optional<String> note, Optional<List<ItemJson>> items) {}

    record ItemJson(String sku, int quantity) {}

    record ToldJson(String orderId, MoneyJson total, Instant at, Optional<String> note) {}

    record CountJson(int effects) {}

    final AtomicInteger effects = new AtomicInteger();

    private final Idempotency idempotency;

    EchoApi(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @PostMapping("/orders")
    @Needs(Permission.EVENTS_WRITE)
    ResponseEntity<Object> order(@RequestBody OrderJson order) {
        var findings = new Findings();
        findings.text("/orderId", order.orderId());
        var currency = findings.unit("/currency", order.currency()).orElse(new Unit("EUR"));
        var total = findings.price("/total", order.total(), currency);
        return findings.orElse(() -> ResponseEntity.ok(new ToldJson(
                order.orderId(),
                MoneyJson.of(total.orElseThrow()),
                Instant.parse("2026-03-03T12:00:00.5Z"),
                order.note())));
    }

    @GetMapping("/numbers")
    @Needs(Permission.REPORTS_READ)
    PageJson<Integer> numbers(WorkspaceId workspace, Paging paging) {
        int after = paging.afterFirst().map(Integer::parseInt).orElse(0);
        var rows = IntStream.rangeClosed(after + 1, 7)
                .limit(paging.fetch())
                .boxed()
                .toList();
        return paging.page(rows, row -> List.of(row.toString()), row -> row);
    }

    @GetMapping("/bug")
    @Needs(Permission.REPORTS_READ)
    String bug() {
        throw new IllegalStateException("secret inside");
    }

    @GetMapping("/money/{minor}")
    @Needs(Permission.LEDGER_READ)
    MoneyJson money(@PathVariable long minor, HttpServletRequest request) {
        return new MoneyJson(minor, "EUR");
    }

    @PostMapping("/payouts")
    @Needs(Permission.PAYOUTS_SUBMIT)
    String payout() {
        return "paid";
    }

    @PostMapping("/effects/{name}")
    @Needs(Permission.EVENTS_WRITE)
    @NeedsIdempotencyKey
    ResponseEntity<Object> effect(Caller caller, HttpServletRequest request, @RequestBody OrderJson order) {
        return idempotency.once(caller, request, () -> effect(order));
    }

    @PostMapping("/natural")
    @Needs(Permission.EVENTS_WRITE)
    ResponseEntity<Object> natural(Caller caller, HttpServletRequest request, @RequestBody OrderJson order) {
        return idempotency.replayed(caller, request, () -> effect(order));
    }

    private ResponseEntity<Object> effect(OrderJson order) {
        if (order.orderId().equals("refuse")) {
            return Problem.STATE_CONFLICT.because("Not now.", "state", "ended");
        }
        return ResponseEntity.status(201)
                .header("Location", "/api/v1/echo/effects/1")
                .body(new CountJson(effects.incrementAndGet()));
    }
}
