package dev.kith.platform.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.crypto.Hmac;
import dev.kith.platform.crypto.Secrets;
import dev.kith.platform.security.Identity.Proven;
import dev.kith.platform.security.Identity.Refused;
import dev.kith.platform.web.IdText;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a shop's server says about one of its users: a token (JWT, HS256) signed with a widget key. The signature is
 * checked first, the claims are read after, and whatever is unusual is refused.
 */
@Component
public final class IdentityTokens {

    static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final int BIGGEST = 4_096;
    private static final int LONGEST_CLAIM = 255;
    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(8).build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final WidgetKeys keys;
    private final InstantSource clock;

    IdentityTokens(WidgetKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Judges a token that was presented in this workspace. */
    public Identity verify(WorkspaceId workspace, String token) {
        if (token.length() > BIGGEST) {
            return new Refused("too_long");
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return new Refused("not_three_parts");
        }
        Optional<JsonNode> header = decoded(parts[0]).flatMap(IdentityTokens::json);
        if (header.isEmpty()) {
            return new Refused("header_unreadable");
        }
        if (!isUsual(header.get())) {
            return new Refused("header_unusual");
        }
        Optional<WidgetKey> key = IdText.parse(
                        WidgetKeyId.class, header.get().path("kid").asString(""))
                .flatMap(id -> keys.active(workspace).stream()
                        .filter(known -> known.id().equals(id))
                        .findFirst());
        if (key.isEmpty()) {
            return new Refused("key_unknown");
        }
        byte[] expected = Hmac.of(key.get().secret().getBytes(UTF_8), (parts[0] + "." + parts[1]).getBytes(US_ASCII));
        if (decoded(parts[2]).filter(sent -> Secrets.same(sent, expected)).isEmpty()) {
            return new Refused("signature_wrong");
        }
        return decoded(parts[1])
                .flatMap(IdentityTokens::json)
                .map(claims -> judge(workspace, claims))
                .orElseGet(() -> new Refused("claims_unreadable"));
    }

    /**
     * Judges the short form: the lower-case hex HMAC-SHA256 of the user id under a widget key. It proves the id only, never
     * an address.
     */
    public Identity verifyHash(WorkspaceId workspace, String userId, String hash) {
        byte[] sent;
        try {
            sent = HexFormat.of().parseHex(hash);
        } catch (IllegalArgumentException noHex) {
            return new Refused("hash_unreadable");
        }
        boolean right = isUserId(userId)
                && keys.active(workspace).stream()
                        .anyMatch(key ->
                                Secrets.same(sent, Hmac.of(key.secret().getBytes(UTF_8), userId.getBytes(UTF_8))));
        return right ? Proven.onlyId(userId) : new Refused("hash_wrong");
    }

    /** Exactly one algorithm, no pointer to somebody else's key, nothing that changes how the rest is read. */
    private static boolean isUsual(JsonNode header) {
        return HEADER.containsAll(header.propertyNames())
                && header.path("alg").isString()
                && header.path("alg").stringValue().equals("HS256")
                && header.path("kid").isString()
                && (!header.has("typ")
                        || header.path("typ").isString()
                                && header.path("typ").stringValue().equals("JWT"));
    }

    private Identity judge(WorkspaceId workspace, JsonNode claims) {
        if (!claims.path("aud").isString() || !claims.path("aud").stringValue().equals(IdText.of(workspace))) {
            return new Refused("audience_wrong");
        }
        String user = claims.path("sub").isString() ? claims.path("sub").stringValue() : "";
        if (!isUserId(user)) {
            return new Refused("subject_wrong");
        }
        if (!timesAreRight(claims)) {
            return new Refused("times_wrong");
        }
        for (String claim : Set.of("email", "phone", "name", "locale", "jti")) {
            if (claims.has(claim) && claim(claims, claim).isEmpty()) {
                return new Refused("claim_wrong");
            }
        }
        return new Proven(
                user, claim(claims, "email"), claim(claims, "phone"), claim(claims, "name"), claim(claims, "locale"));
    }

    private boolean timesAreRight(JsonNode claims) {
        if (!isSeconds(claims.path("iat"))
                || !isSeconds(claims.path("exp"))
                || claims.has("nbf") && !isSeconds(claims.path("nbf"))) {
            return false;
        }
        long now = clock.instant().getEpochSecond();
        long issued = claims.path("iat").longValue();
        long expires = claims.path("exp").longValue();
        return issued <= now + SKEW.toSeconds()
                && (!claims.has("nbf") || claims.path("nbf").longValue() <= now + SKEW.toSeconds())
                && now < expires
                && expires > issued
                && expires - issued <= LONGEST.toSeconds();
    }

    /** Whole seconds since 1970, and few enough that sums of them do not overflow. */
    private static boolean isSeconds(JsonNode time) {
        return time.isIntegralNumber()
                && time.canConvertToLong()
                && time.longValue() > 0
                && time.longValue() < 1L << 40;
    }

    private static boolean isUserId(String text) {
        return !text.isBlank() && text.length() <= LONGEST_CLAIM && text.chars().noneMatch(Character::isISOControl);
    }

    private static Optional<String> claim(JsonNode claims, String name) {
        return claims.path(name).isString()
                ? Optional.of(claims.path(name).stringValue()).filter(IdentityTokens::isUserId)
                : Optional.empty();
    }

    private static Optional<JsonNode> json(byte[] text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    /** Only the one canonical spelling of base64url: no padding, no stray bits. */
    private static Optional<byte[]> decoded(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            String again = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            return bytes.length > 0 && again.equals(part) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
