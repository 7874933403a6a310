package dev.kith.demo;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What whoever installed this Kith does before a shop can begin: open its workspace, let its owner in. */
final class Installation {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** A workspace, and what its shop needs to speak to it. */
    record Opened(String workspaceId, String publicKey, String secretKey) {}

    private final ApiClient operator;

    Installation(ApiClient operator) {
        this.operator = operator;
    }

    Opened open(String name, String domain) {
        ObjectNode wish = JSON.objectNode()
                .put("name", name)
                .put("currency", EventJson.CURRENCY)
                .put("timezone", Season.ZONE.getId())
                .put("domain", domain);
        var opened = operator.post("/api/v1/operator/workspaces", wish).orThrow();
        return new Opened(
                opened.get("workspaceId").asString(),
                opened.get("publicKey").asString(),
                opened.get("secretKey").asString());
    }

    /** The workspace of this name, if an earlier demo opened one, with new keys. */
    Optional<Opened> reopen(String name) {
        for (JsonNode workspace :
                operator.get("/api/v1/operator/workspaces").orThrow().path("data")) {
            if (workspace.path("name").asString().equals(name)
                    && !workspace.path("test").asBoolean()) {
                String id = workspace.get("workspaceId").asString();
                return Optional.of(new Opened(id, key(id, "public"), key(id, "secret")));
            }
        }
        return Optional.empty();
    }

    private String key(String workspaceId, String kind) {
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
