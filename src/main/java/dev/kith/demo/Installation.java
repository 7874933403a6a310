package dev.kith.demo;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What whoever installed this Kith does before a shop can begin: open its workspace, let its owner in. */
final class Installation {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /**
     * A workspace, and what its shop needs to speak to it.
     *
     * @param key how the console's addresses name it
     */
    record Opened(String workspaceId, String key, String publicKey, String secretKey) {}

    /** The same with what only the first answer tells: the key that signs for customers. */
    record Founded(Opened opened, WidgetToken token) {}

    private final ApiClient operator;

    Installation(ApiClient operator) {
        this.operator = operator;
    }

    Founded open(String name, String domain) {
        ObjectNode wish = JSON.objectNode()
                .put("name", name)
                .put("currency", EventJson.CURRENCY)
                .put("timezone", Season.ZONE.getId())
                .put("domain", domain);
        var told = operator.post("/api/v1/operator/workspaces", wish).orThrow();
        var opened = new Opened(
                told.get("workspaceId").asString(),
                told.get("key").asString(),
                told.get("publicKey").asString(),
                told.get("secretKey").asString());
        JsonNode widget = told.get("widgetKey");
        return new Founded(
                opened,
                new WidgetToken(
                        opened.workspaceId(),
                        widget.get("id").asString(),
                        widget.get("secret").asString()));
    }

    /** Whether it is still here; a data folder may have been emptied. */
    boolean has(Opened opened) {
        return operator.get("/api/v1/operator/workspaces").orThrow().path("data").values().stream()
                .anyMatch(workspace -> workspace.path("workspaceId").asString().equals(opened.workspaceId()));
    }

    /** The workspace of this name, if an earlier demo opened one, with new keys. */
    Optional<Opened> reopen(String name) {
        for (JsonNode workspace :
                operator.get("/api/v1/operator/workspaces").orThrow().path("data")) {
            if (workspace.path("name").asString().equals(name)
                    && !workspace.path("test").asBoolean()) {
                String id = workspace.get("workspaceId").asString();
                String key = workspace.get("key").asString();
                return Optional.of(new Opened(id, key, newKey(id, "public"), newKey(id, "secret")));
            }
        }
        return Optional.empty();
    }

    private String newKey(String workspaceId, String kind) {
        return operator.post(
                        "/api/v1/operator/workspaces/" + workspaceId + "/keys",
                        JSON.objectNode().put("kind", kind).put("name", "Demo"))
                .orThrow()
                .get("key")
                .asString();
    }

    /** A link that signs its reader in to the console, once. */
    String signInLink(String workspaceId, String email) {
        ObjectNode owner = JSON.objectNode()
                .put("workspace", workspaceId)
                .put("email", email)
                .put("name", "Marta Fontana")
                .put("role", "owner");
        operator.post("/api/v1/operator/users", owner).orThrow();
        return operator.post("/api/v1/operator/login-links", JSON.objectNode().put("email", email))
                .orThrow()
                .get("url")
                .asString();
    }
}
