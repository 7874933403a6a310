package dev.kith.demo;

import dev.kith.demo.Installation.Founded;
import dev.kith.demo.Installation.Opened;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the shop's server has to know after a restart.
 *
 * @param port where its links lead to it
 * @param since when it was opened
 */
record ShopSettings(Opened opened, WidgetToken token, int port, Instant since) {

    private static final JsonMapper JSON = new JsonMapper();

    static ShopSettings of(Founded founded, int port, Instant since) {
        return new ShopSettings(founded.opened(), founded.token(), port, since);
    }

    /** Reads what {@link #text} wrote; empty if it is anything else. */
    static Optional<ShopSettings> parse(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            var opened = new Opened(
                    json.path("workspaceId").asString(),
                    json.path("key").asString(),
                    json.path("publicKey").asString(),
                    json.path("secretKey").asString());
            var token = new WidgetToken(
                    opened.workspaceId(),
                    json.path("widgetKeyId").asString(),
                    json.path("widgetKey").asString());
            return Optional.of(new ShopSettings(
                    opened,
                    token,
                    json.path("port").asInt(),
                    Instant.parse(json.path("since").asString())));
        } catch (JacksonException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    String text() {
        ObjectNode json = JSON.createObjectNode()
                .put("workspaceId", opened.workspaceId())
                .put("key", opened.key())
                .put("publicKey", opened.publicKey())
                .put("secretKey", opened.secretKey())
                .put("widgetKeyId", token.keyId())
                .put("widgetKey", token.key())
                .put("port", port)
                .put("since", since.toString());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }
}
