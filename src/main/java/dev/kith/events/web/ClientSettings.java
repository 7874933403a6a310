package dev.kith.events.web;

import dev.kith.platform.KithSettings;
import dev.kith.platform.security.ApiKey;
import dev.kith.platform.security.KeyCheck;
import dev.kith.platform.security.Keys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What Segment's script for browsers asks for first: where to send events, and how many at once. */
@Component
class ClientSettings {

    private static final Pattern ADDRESS = Pattern.compile("/projects/([A-Za-z0-9_]{1,100})/settings/?");

    private final Keys keys;
    private final String protocol;
    private final String host;

    ClientSettings(Keys keys, KithSettings settings) {
        this.keys = keys;
        URI address = settings.publicUrl();
        this.protocol = address.getScheme();
        this.host = settings.hosts().api().isBlank()
                ? address.getAuthority()
                : settings.hosts().api();
    }

    static Optional<String> keyIn(String path) {
        var address = ADDRESS.matcher(path);
        return address.matches() ? Optional.of(address.group(1)) : Optional.empty();
    }

    /** Only for public keys: a secret one has no business in an address. */
    Optional<byte[]> forKey(String key) {
        boolean known = keys.check(key) instanceof KeyCheck.Valid(ApiKey valid) && valid.kind() == ApiKey.Kind.PUBLIC;
        return known ? Optional.of(settings(key).toString().getBytes(StandardCharsets.UTF_8)) : Optional.empty();
    }

    private ObjectNode settings(String key) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        ObjectNode segment = settings.putObject("integrations").putObject("Segment.io");
        segment.put("apiKey", key).put("apiHost", host + "/v1").put("protocol", protocol);
        ObjectNode strategy = segment.putObject("deliveryStrategy").put("strategy", "batching");
        strategy.putObject("config").put("size", 10).put("timeout", 1_000);
        ObjectNode plan = settings.putObject("plan");
        plan.putObject("track").putObject("__default").put("enabled", true).putObject("integrations");
        plan.putObject("identify").putObject("__default").put("enabled", true);
        plan.putObject("group").putObject("__default").put("enabled", true);
        settings.putArray("remotePlugins");
        settings.putObject("edgeFunction");
        settings.put("analyticsNextEnabled", true);
        settings.putObject("metrics").put("sampleRate", 0);
        return settings;
    }
}
