package dev.kith.demo;

import dev.kith.demo.ApiClient.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The shop's servers: everything they say to Kith and ask of it, with their secret key. */
final class BackOffice {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ApiClient kith;

    BackOffice(ApiClient kith) {
        this.kith = kith;
    }

    /** Publishes a program that has been running since then, and names its id. */
    String launch(Offer offer, Instant since) {
        ObjectNode terms = terms(offer);
        ((ObjectNode) terms.get("active")).put("from", since.toString());
        ObjectNode program = JSON.objectNode().put("key", offer.key()).put("name", offer.title());
        program.set("terms", terms);
        String id = kith.post("/api/v1/programs", program).orThrow().get("id").asString();
        kith.post("/api/v1/programs/" + id + "/launch", JSON.objectNode()).orThrow();
        return id;
    }

    /** Makes somebody an advocate, known to friends by the first name, and names their code. */
    String join(String programId, Shopper shopper, Instant at) {
        ObjectNode advocate = JSON.objectNode()
                .put("programId", programId)
                .put("userId", shopper.userId())
                .put("email", shopper.email())
                .put("name", shopper.name().split(" ", 2)[0])
                .put("joinedAt", at.toString());
        return kith.post("/api/v1/advocates", advocate).orThrow().get("code").asString();
    }

    /** Hands over events; each is in Kith's log when this returns. */
    void tell(List<ObjectNode> events) {
        ObjectNode batch = JSON.objectNode();
        batch.putArray("batch").addAll(events);
        Answer answer = kith.post("/v1/batch", batch);
        int accepted = answer.orThrow().path("accepted").asInt();
        if (accepted != events.size()) {
            throw new IllegalStateException("Kith took " + accepted + " of " + events.size() + ": " + answer.body());
        }
    }

    /** Books an order and waits for what Kith decides about it. */
    JsonNode order(Sale sale, Optional<String> code, Optional<String> clickId) {
        ObjectNode order = JSON.objectNode()
                .put("orderId", sale.orderId())
                .put("userId", sale.buyer().userId())
                .put("email", sale.buyer().email())
                .put("total", EventJson.text(sale.total()))
                .put("subtotal", EventJson.text(sale.net()))
                .put("discount", EventJson.text(sale.discount()))
                .put("currency", EventJson.CURRENCY)
                .put("at", sale.at().toString());
        code.ifPresent(typed -> order.put("code", typed));
        sale.coupon().ifPresent(coupon -> order.put("coupon", coupon));
        clickId.ifPresent(click -> order.put("clickId", click));
        EventJson.putItems(order, sale.basket().lines());
        return kith.post("/api/v1/orders", order).orThrow();
    }

    /** The code of the discount this customer may use now. */
    Optional<String> welcomeOf(String userId) {
        JsonNode rewards =
                kith.get("/api/v1/people/" + userId + "/rewards").body().path("data");
        return StreamSupport.stream(rewards.spliterator(), false)
                .filter(reward -> reward.path("state").asString().equals("offered"))
                .map(reward -> reward.path("code").asString())
                .filter(code -> !code.isBlank())
                .findFirst();
    }

    Optional<String> awaitWelcomeOf(Shopper friend) {
        return awaitWelcomeOf(friend.userId(), PATIENCE);
    }

    /** The same for a friend who has just signed up: Kith may still be about to make the code. */
    Optional<String> awaitWelcomeOf(String userId, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Optional<String> code = welcomeOf(userId);
        while (code.isEmpty() && System.nanoTime() < end) {
            Pause.millis(15);
            code = welcomeOf(userId);
        }
        return code;
    }

    /** Everybody simulated who may bring friends, and the code they pass on. */
    Map<Shopper, String> codes() {
        var codes = new LinkedHashMap<Shopper, String>();
        eachOf(
                "/api/v1/advocates",
                advocate -> Shopper.numberIn(advocate.path("userId").asString(""))
                        .ifPresent(number -> codes.put(
                                Shopper.known(number, advocate.path("name").asString()),
                                advocate.path("codes").get(0).path("code").asString())));
        return codes;
    }

    /** A link that somebody simulated passes on for this offer: the same one on every day. */
    Optional<Invitation> anInvitation(Offer offer) {
        var found = new ArrayList<Invitation>();
        for (JsonNode program : get("/api/v1/programs").path("data")) {
            if (program.path("key").asString("").equals(offer.key())) {
                eachOf("/api/v1/advocates?programId=" + program.path("id").asString(), advocate -> {
                    if (Shopper.numberIn(advocate.path("userId").asString("")).isPresent()) {
                        found.add(new Invitation(
                                advocate.path("name").asString(),
                                advocate.path("codes").path(0).path("url").asString()));
                    }
                });
            }
        }
        return found.stream().reduce((_, earlier) -> earlier);
    }

    JsonNode get(String path) {
        return kith.get(path).orThrow();
    }

    /** Reads every page of a list. */
    void eachOf(String path, Consumer<JsonNode> reader) {
        String separator = path.contains("?") ? "&" : "?";
        String cursor = "";
        do {
            JsonNode page = get(path + separator + "limit=200" + cursor);
            page.path("data").forEach(reader);
            cursor = page.path("next_cursor").isString()
                    ? "&cursor=" + URLEncoder.encode(page.get("next_cursor").asString(), StandardCharsets.UTF_8)
                    : "";
        } while (!cursor.isEmpty());
    }

    private static ObjectNode terms(Offer offer) {
        String file = "/demo/" + offer.key() + ".json";
        try (InputStream json = Objects.requireNonNull(BackOffice.class.getResourceAsStream(file), file)) {
            return (ObjectNode) new JsonMapper().readTree(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
