package dev.kith.demo;

import dev.kith.demo.Installation.Founded;
import dev.kith.demo.Installation.Opened;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the shop's server has to know after a restart: its keys, and at which port its links lead to it. */
record ShopSettings(Opened opened, WidgetToken token, int port) {

    private static final JsonMapper JSON = new JsonMapper();

    static ShopSettings of(Founded founded, int port) {
        return new ShopSettings(founded.opened(), founded.token(), port);
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
            return Optional.of(new ShopSettings(opened, token, json.path("port").asInt()));
        } catch (JacksonException notOurs) {
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
                .put("port", port);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }
}
