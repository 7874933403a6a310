package dev.kith.testkit;

import dev.kith.demo.ApiClient;
import dev.kith.demo.ApiClient.Answer;
import dev.kith.platform.WorkspaceId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One shop with a workspace of its own, in the words a story uses. Whatever it says or asks goes over HTTP with the
 * keys a shop has.
 */
public final class Shop {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Who may pass on a link, and the link. */
    public record Advocate(String userId, String code, URI link) {}

    private final Shops kith;
    private final Keys keys;
    private final ApiClient server;
    private final ApiClient browser;

    /** What a shop is given when its workspace is made. */
    record Keys(WorkspaceId workspace, String publicKey, String secretKey) {}

    Shop(Shops kith, Keys keys) {
        this.kith = kith;
        this.keys = keys;
        this.server = new ApiClient(kith.url(), keys.secretKey());
        this.browser = new ApiClient(kith.url(), keys.publicKey());
    }

    public WorkspaceId workspace() {
        return keys.workspace();
    }

    public String secretKey() {
        return keys.secretKey();
    }

    public String publicKey() {
        return keys.publicKey();
    }

    public ApiClient server() {
        return server;
    }

    public ApiClient browser() {
        return browser;
    }

    /** Publishes a program that is live from this moment on. */
    public String launches(String key, Terms terms) {
        ObjectNode program = JSON.objectNode().put("key", key).put("name", key);
        program.set("terms", terms.json());
        String id = server.post("/api/v1/programs", program).orThrow().get("id").asString();
        server.post("/api/v1/programs/" + id + "/launch", JSON.objectNode()).orThrow();
        return id;
    }

    /** Replaces the terms of a live program by a new version from this moment on. */
    public void publishes(String program, Terms terms) {
        ObjectNode version = JSON.objectNode();
        version.set("terms", terms.json());
        server.post("/api/v1/programs/" + program + "/versions", version).orThrow();
    }

    public Advocate enrolls(String program, String userId, String code) {
        ObjectNode advocate = JSON.objectNode()
                .put("programId", program)
                .put("userId", userId)
                .put("email", mailOf(userId))
                .put("code", code);
        JsonNode enrolled = server.post("/api/v1/advocates", advocate).orThrow();
        String path = URI.create(enrolled.get("url").asString()).getRawPath();
        return new Advocate(userId, enrolled.get("code").asString(), kith.url().resolve(path));
    }

    /** The address a person of a story has unless the story says otherwise. */
    public static String mailOf(String userId) {
        return userId + "@mail.example";
    }

    /** What the shop's server reports, and has been dealt with when this returns. */
    public void reports(ObjectNode... events) {
        sends(server, events);
        kith.settle(keys.workspace());
    }

    /** What a page in somebody's browser reports. */
    public void pageReports(ObjectNode... events) {
        sends(browser, events);
        kith.settle(keys.workspace());
    }

    /** Waits until everything that is in the log has been dealt with. */
    public void settles() {
        kith.settle(keys.workspace());
    }

    private static void sends(ApiClient by, ObjectNode... events) {
        ObjectNode batch = JSON.objectNode();
        batch.putArray("batch").addAll(List.of(events));
        by.post("/v1/batch", batch).orThrow();
    }

    public Decision sells(Purchase purchase) {
        return new Decision(tells(purchase).orThrow().get("decision"));
    }

    public Answer tells(Purchase purchase) {
        return server.post("/api/v1/orders", purchase.json());
    }

    /** What stands on an order, asked afterwards. */
    public Decision asksAboutOrder(String orderId) {
        return new Decision(server.get("/api/v1/orders/" + orderId).orThrow().get("decision"));
    }

    public JsonNode refunds(String orderId, String refundId, String amount, Instant at) {
        ObjectNode refund = JSON.objectNode()
                .put("refundId", refundId)
                .put("amount", amount)
                .put("at", at.toString());
        return refunds(orderId, refund);
    }

    /** All of the order goes back. */
    public JsonNode refunds(String orderId, String refundId, Instant at) {
        return refunds(orderId, JSON.objectNode().put("refundId", refundId).put("at", at.toString()));
    }

    public Answer triesToRefund(String orderId, String amount, String currency) {
        return server.post(
                "/api/v1/orders/" + orderId + "/refunds",
                JSON.objectNode().put("refundId", "r-1").put("amount", amount).put("currency", currency));
    }

    private JsonNode refunds(String orderId, ObjectNode refund) {
        return server.post("/api/v1/orders/" + orderId + "/refunds", refund).orThrow();
    }

    /** Whether a friend may use the code, and what for. */
    public JsonNode asksAbout(String code, String userId) {
        return server.get("/api/v1/codes/" + code + "?userId=" + userId).body();
    }

    public List<JsonNode> referralsOfFriend(String userId) {
        return list("/api/v1/referrals?friend=" + userId);
    }

    public List<JsonNode> referralsOfAdvocate(String userId) {
        return list("/api/v1/referrals?advocate=" + userId);
    }

    public JsonNode referral(String id) {
        return server.get("/api/v1/referrals/" + id).orThrow();
    }

    /** Everything a person was ever promised, as sentences like {@code adv 10.00 EUR available}. */
    public List<String> rewardsOf(String userId) {
        return rewardRowsOf(userId).stream().map(Decision::sentence).toList();
    }

    public List<JsonNode> rewardRowsOf(String userId) {
        return list("/api/v1/people/" + userId + "/rewards");
    }

    public JsonNode balanceOf(String userId) {
        return server.get("/api/v1/people/" + userId + "/balance").orThrow();
    }

    public TrialBalance trialBalance() {
        return TrialBalance.of(server.get("/api/v1/ledger/trial-balance").orThrow());
    }

    public List<JsonNode> journals() {
        return list("/api/v1/ledger/journal");
    }

    public List<JsonNode> events() {
        return list("/api/v1/events");
    }

    /** All pages of a list. */
    private List<JsonNode> list(String path) {
        var rows = new ArrayList<JsonNode>();
        String limited = path + (path.contains("?") ? "&" : "?") + "limit=200";
        String cursor = "";
        do {
            JsonNode page = server.get(limited + cursor).orThrow();
            page.get("data").forEach(rows::add);
            cursor = page.path("next_cursor")
                    .asStringOpt()
                    .map(next -> "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8))
                    .orElse("");
        } while (!cursor.isEmpty());
        return rows;
    }

    /** Lets the whole application see this time, and do what had been waiting for it. */
    public void timePassesTo(Instant moment) {
        kith.timePassesTo(moment, keys.workspace());
    }
}
