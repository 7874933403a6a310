package dev.kith.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.demo.ApiClient.Answer;
import dev.kith.demo.Cart.Bill;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The shop's server at work: what it asks Kith and tells it with the secret key, which no browser ever sees. */
final class Till {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** What Kith answers to something typed that cannot even stand in an address, such as a slash. */
    private static final Set<Integer> NO_SUCH_ADDRESS = Set.of(400, 404);

    private final ApiClient kith;
    private final BackOffice office;
    private final InstantSource clock;
    private final AtomicLong numbers = new AtomicLong();

    Till(ApiClient kith, InstantSource clock) {
        this.kith = kith;
        this.office = new BackOffice(kith);
        this.clock = clock;
    }

    /** What the click or code is worth to this visitor. */
    Greeting greet(String invitation, Optional<Customer> visitor) {
        String who = visitor.map(known -> "?userId=" + known.userId() + "&email=" + encoded(known.email()))
                .orElse("");
        Answer answer = kith.get("/api/v1/codes/" + encoded(invitation) + who);
        return NO_SUCH_ADDRESS.contains(answer.status())
                ? Greeting.ofNobody(invitation)
                : Greeting.of(invitation, answer.orThrow());
    }

    /** Vouches for a customer, and for the click and code with which they came. */
    void signIn(Customer customer, String anonymous, String click, String code) {
        ObjectNode event = JSON.objectNode()
                .put("type", "identify")
                .put("messageId", newNumber("sign-in-"))
                .put("userId", customer.userId());
        if (anonymous.matches("[A-Za-z0-9-]{8,64}")) {
            event.put("anonymousId", anonymous);
        }
        event.putObject("traits").put("name", customer.name()).put("email", customer.email());
        ObjectNode context = event.putObject("context").putObject("kith");
        if (!click.isEmpty()) {
            context.put("clickId", click);
        }
        if (!code.isEmpty()) {
            context.put("shareCode", code);
        }
        kith.post("/v1/identify", event).orThrow();
    }

    /** The welcome discount they hold. If they have just been promised one, Kith may still be about to make it. */
    Optional<String> welcomeOf(Customer customer, boolean promised) {
        return promised ? office.awaitWelcomeOf(customer.userId(), PATIENCE) : office.welcomeOf(customer.userId());
    }

    /** A number no other order has, also after a restart: the second it is, or the next one. */
    String newOrderId() {
        return newNumber("W-");
    }

    private String newNumber(String kind) {
        long seconds = Duration.between(Demo.BEFORE_ANY_DEMO, clock.instant()).toSeconds();
        return kind + numbers.updateAndGet(last -> Math.max(last + 1, seconds));
    }

    /** Books the order and hears what Kith decides about it. */
    Receipt book(Visit visit, Customer buyer, Optional<String> welcome) {
        Bill bill = visit.cart().bill(welcome.isPresent());
        ObjectNode order = JSON.objectNode()
                .put("orderId", visit.orderId())
                .put("userId", buyer.userId())
                .put("email", buyer.email())
                .put("total", EventJson.text(bill.total()))
                .put("subtotal", EventJson.text(bill.net()))
                .put("discount", EventJson.text(bill.discount()))
                .put("currency", EventJson.CURRENCY);
        welcome.filter(_ -> bill.discount() > 0).ifPresent(coupon -> order.put("coupon", coupon));
        if (!visit.click().isEmpty()) {
            order.put("clickId", visit.click());
        }
        if (!visit.typedCode().isEmpty()) {
            order.put("code", visit.typedCode());
        }
        EventJson.putItems(order, visit.cart().lines());
        JsonNode decision = kith.post("/api/v1/orders", order).orThrow().path("decision");
        return new Receipt(
                visit.orderId(),
                visit.cart(),
                bill,
                decision,
                idOf(buyer),
                visit.greeting().flatMap(Greeting::advocate));
    }

    private Optional<String> idOf(Customer buyer) {
        Answer person = kith.get("/api/v1/people/" + buyer.userId());
        return person.isFine() ? person.body().path("id").stringValueOpt() : Optional.empty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
