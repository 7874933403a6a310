package dev.kith.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Signs for a customer, so that the widget on their page knows them: what the guide shows in Node, in Java. */
record WidgetToken(String workspaceId, String keyId, String key) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    String of(Customer customer, Instant now) {
        String head =
                part(JSON.objectNode().put("alg", "HS256").put("typ", "JWT").put("kid", keyId));
        String claims = part(JSON.objectNode()
                .put("aud", workspaceId)
                .put("sub", customer.userId())
                .put("email", customer.email())
                .put("name", customer.firstName())
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(GOOD_FOR).getEpochSecond()));
        String text = head + "." + claims;
        return text + "." + base64(signature(text));
    }

    private byte[] signature(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String part(JsonNode json) {
        return base64(json.toString().getBytes(UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
