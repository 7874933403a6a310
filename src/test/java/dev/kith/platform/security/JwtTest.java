package dev.kith.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.kith.kernel.Unit;
import dev.kith.platform.NewWorkspace;
import dev.kith.platform.Workspace;
import dev.kith.platform.Workspaces;
import dev.kith.platform.crypto.Hmac;
import dev.kith.platform.web.IdText;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.TestClock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** TR §9: what a widget token must be, and a corpus of what it must not be. */
@KithTest
class JwtTest {

    private static final Instant NOON = Instant.parse("2026-12-03T12:00:00Z");
    private static final long NOW = NOON.getEpochSecond();

    private final IdentityTokens tokens;
    private final WidgetKeys keys;
    private final Workspace bloom;
    private final Workspace other;
    private final WidgetKey key;
    private final WidgetKey otherKey;

    JwtTest(IdentityTokens tokens, WidgetKeys keys, Workspaces workspaces, TestClock clock) {
        this.tokens = tokens;
        this.keys = keys;
        clock.stopAt(NOON);
        this.bloom = workspaces.create(NewWorkspace.named("Bloom", new Unit("EUR")));
        this.other = workspaces.create(NewWorkspace.named("Other", new Unit("EUR")));
        this.key = keys.create(bloom.id(), "test").orElseThrow();
        this.otherKey = keys.create(other.id(), "test").orElseThrow();
    }

    @Test
    void takesATokenThatAnIndependentLibraryMade() throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(IdText.of(key.id()))
                .type(JOSEObjectType.JWT)
                .build();
        var claims = new JWTClaimsSet.Builder()
                .audience(IdText.of(bloom.id()))
                .subject("u-1")
                .issueTime(Date.from(NOON))
                .expirationTime(Date.from(NOON.plusSeconds(600)))
                .claim("email", "ada@bloom.example")
                .build();
        var token = new SignedJWT(header, claims);
        token.sign(new MACSigner(key.secret()));

        assertThat(tokens.verify(bloom.id(), token.serialize()))
                .isEqualTo(new Identity.Proven(
                        "u-1", Optional.of("ada@bloom.example"), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void takesWhatIsRightAtItsBorders() {
        for (String claims : List.of(
                claims("u", NOW, NOW + 900),
                claims("u", NOW + 60, NOW + 960),
                claims("u", NOW - 899, NOW + 1),
                claims("ы".repeat(255), NOW, NOW + 60))) {
            assertThat(tokens.verify(bloom.id(), signed(usualHeader(), claims)))
                    .as(claims)
                    .isInstanceOf(Identity.Proven.class);
        }
        assertThat(tokens.verify(
                        bloom.id(), signed("{\"alg\":\"HS256\",\"kid\":\"" + kid() + "\"}", claims("u", NOW, NOW + 9))))
                .isInstanceOf(Identity.Proven.class);
    }

    @Test
    void refusesUnusualHeaders() {
        String kid = "\"kid\":\"" + kid() + "\"";
        for (String header : List.of(
                "{\"alg\":\"none\"," + kid + "}",
                "{\"alg\":\"None\"," + kid + "}",
                "{\"alg\":\"\"," + kid + "}",
                "{\"alg\":\"hs256\"," + kid + "}",
                "{\"alg\":\"HS384\"," + kid + "}",
                "{\"alg\":\"HS512\"," + kid + "}",
                "{\"alg\":\"RS256\"," + kid + "}",
                "{\"alg\":\"ES256\"," + kid + "}",
                "{\"alg\":\"EdDSA\"," + kid + "}",
                "{\"alg\":[\"HS256\"]," + kid + "}",
                "{\"alg\":null," + kid + "}",
                "{" + kid + "}",
                "{\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\",\"kid\":null}",
                "{\"alg\":\"HS256\",\"kid\":7}",
                "{\"alg\":\"HS256\",\"kid\":\"\"}",
                "{\"alg\":\"HS256\",\"kid\":\"../../dev/null\"}",
                "{\"alg\":\"HS256\",\"kid\":\"' OR 1=1 --\"}",
                "{\"alg\":\"HS256\",\"kid\":\"" + IdText.of(otherKey.id()) + "\"}",
                "{\"alg\":\"HS256\"," + kid + ",\"jku\":\"https://evil.example/k\"}",
                "{\"alg\":\"HS256\"," + kid + ",\"x5u\":\"https://evil.example/k\"}",
                "{\"alg\":\"HS256\"," + kid + ",\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"}}",
                "{\"alg\":\"HS256\"," + kid + ",\"x5c\":[\"AA\"]}",
                "{\"alg\":\"HS256\"," + kid + ",\"crit\":[\"b64\"],\"b64\":false}",
                "{\"alg\":\"HS256\"," + kid + ",\"b64\":false}",
                "{\"alg\":\"HS256\"," + kid + ",\"zip\":\"DEF\"}",
                "{\"alg\":\"HS256\"," + kid + ",\"cty\":\"JWT\"}",
                "{\"alg\":\"HS256\"," + kid + ",\"typ\":\"JWE\"}",
                "{\"alg\":\"HS256\"," + kid + ",\"typ\":\"jwt\"}",
                "{\"alg\":\"HS256\"," + kid + ",\"enc\":\"A256GCM\"}",
                "{\"alg\":\"HS256\"," + kid + ",\"alg\":\"HS256\"}",
                "{\"alg\":\"none\",\"alg\":\"HS256\"," + kid + "}",
                "[\"HS256\"]",
                "\"HS256\"",
                "null",
                "{",
                "{\"alg\":\"HS256\"," + kid + "} {}",
                "[".repeat(2_000))) {
            assertThat(tokens.verify(bloom.id(), signed(header, claims("u", NOW, NOW + 60))))
                    .as(header)
                    .isInstanceOf(Identity.Refused.class);
        }
    }

    @Test
    void refusesUnusualClaims() {
        String times = ",\"iat\":" + NOW + ",\"exp\":" + (NOW + 60);
        String aud = "\"aud\":\"" + IdText.of(bloom.id()) + "\"";
        for (String claims : List.of(
                claims("u", NOW, NOW + 901),
                claims("u", NOW + 61, NOW + 100),
                claims("u", NOW - 60, NOW),
                claims("u", NOW - 1_000, NOW - 100),
                claims("u", NOW, NOW),
                claims("u", NOW, NOW - 1),
                claims("", NOW, NOW + 60),
                claims(" ", NOW, NOW + 60),
                claims("a\\u0000b", NOW, NOW + 60),
                claims("u".repeat(256), NOW, NOW + 60),
                "{" + aud + ",\"sub\":[\"u\"]" + times + "}",
                "{" + aud + ",\"sub\":7" + times + "}",
                "{" + aud + ",\"sub\":null" + times + "}",
                "{" + aud + times + "}",
                "{\"sub\":\"u\"" + times + "}",
                "{\"aud\":[\"" + IdText.of(bloom.id()) + "\"],\"sub\":\"u\"" + times + "}",
                "{\"aud\":\"" + IdText.of(other.id()) + "\",\"sub\":\"u\"" + times + "}",
                "{\"aud\":\"" + bloom.key() + "\",\"sub\":\"u\"" + times + "}",
                "{\"aud\":\"*\",\"sub\":\"u\"" + times + "}",
                "{" + aud + ",\"sub\":\"u\",\"exp\":" + (NOW + 60) + "}",
                "{" + aud + ",\"sub\":\"u\",\"iat\":" + NOW + "}",
                "{" + aud + ",\"sub\":\"u\",\"iat\":\"" + NOW + "\",\"exp\":" + (NOW + 60) + "}",
                "{" + aud + ",\"sub\":\"u\",\"iat\":" + NOW + ".0,\"exp\":" + (NOW + 60) + "}",
                "{" + aud + ",\"sub\":\"u\",\"iat\":" + NOW + ",\"exp\":1e18}",
                "{" + aud + ",\"sub\":\"u\",\"iat\":" + NOW + ",\"exp\":9223372036854775807}",
                "{" + aud + ",\"sub\":\"u\",\"iat\":-9223372036854775808,\"exp\":" + (NOW + 60) + "}",
                "{" + aud + ",\"sub\":\"u\",\"iat\":0,\"exp\":" + (NOW + 60) + "}",
                "{" + aud + ",\"sub\":\"u\",\"nbf\":" + (NOW + 61) + times + "}",
                "{" + aud + ",\"sub\":\"u\",\"nbf\":\"soon\"" + times + "}",
                "{" + aud + ",\"sub\":\"u\",\"email\":[\"a@b.example\"]" + times + "}",
                "{" + aud + ",\"sub\":\"u\",\"name\":\"\"" + times + "}",
                "{" + aud + ",\"sub\":\"u\",\"sub\":\"v\"" + times + "}",
                "[]",
                "\"u\"",
                "{}",
                "")) {
            assertThat(tokens.verify(bloom.id(), signed(usualHeader(), claims)))
                    .as(claims)
                    .isInstanceOf(Identity.Refused.class);
        }
    }

    @Test
    void refusesEditedBorrowedAndMisspelledTokens() {
        String good = signed(usualHeader(), claims("u", NOW, NOW + 60));
        String[] parts = good.split("\\.");
        String otherClaims = base64(claims("v", NOW, NOW + 60));
        for (String token : List.of(
                "",
                ".",
                "..",
                "...",
                parts[0] + "." + parts[1],
                parts[0] + "." + parts[1] + ".",
                good + ".",
                "." + good,
                good + "=",
                parts[0] + "=." + parts[1] + "." + parts[2],
                parts[0] + "." + otherClaims + "." + parts[2],
                parts[0] + "." + parts[1] + "." + base64("x".repeat(32)),
                parts[0] + "." + parts[1] + "." + parts[2].substring(0, 20),
                parts[0] + "." + parts[1] + "." + nonCanonical(parts[2]),
                good.replace('.', ' '),
                " " + good,
                good + "\n",
                good + "x".repeat(5_000))) {
            assertThat(tokens.verify(bloom.id(), token)).as(token).isInstanceOf(Identity.Refused.class);
        }
        assertThat(tokens.verify(other.id(), good)).isInstanceOf(Identity.Refused.class);
        for (int i = 0; i < good.length(); i++) {
            char swapped = good.charAt(i) == 'A' ? 'B' : 'A';
            String edited = good.substring(0, i) + swapped + good.substring(i + 1);
            assertThat(tokens.verify(bloom.id(), edited)).as("character %d", i).isInstanceOf(Identity.Refused.class);
        }
    }

    @Test
    void refusesARevokedKeyAtOnceAndAllowsTwoMeanwhile() {
        WidgetKey next = keys.create(bloom.id(), "test").orElseThrow();
        assertThat(keys.create(bloom.id(), "test")).isEmpty();
        String old = signed(usualHeader(), claims("u", NOW, NOW + 60));
        assertThat(tokens.verify(bloom.id(), old)).isInstanceOf(Identity.Proven.class);

        keys.revoke(bloom.id(), key.id());

        assertThat(tokens.verify(bloom.id(), old)).isEqualTo(new Identity.Refused("key_unknown"));
        assertThat(keys.list(bloom.id())).extracting(WidgetKey::id).contains(next.id());
    }

    @Test
    void takesTheShortFormForTheIdOnly() {
        String hash = HexFormat.of().formatHex(Hmac.of(key.secret().getBytes(UTF_8), "u-1".getBytes(UTF_8)));

        assertThat(tokens.verifyHash(bloom.id(), "u-1", hash)).isEqualTo(Identity.Proven.onlyId("u-1"));
        assertThat(tokens.verifyHash(bloom.id(), "u-2", hash)).isInstanceOf(Identity.Refused.class);
        assertThat(tokens.verifyHash(other.id(), "u-1", hash)).isInstanceOf(Identity.Refused.class);
        assertThat(tokens.verifyHash(bloom.id(), "u-1", "zz")).isInstanceOf(Identity.Refused.class);
        assertThat(tokens.verifyHash(bloom.id(), "u-1", "")).isInstanceOf(Identity.Refused.class);
    }

    private String kid() {
        return IdText.of(key.id());
    }

    private String usualHeader() {
        return "{\"alg\":\"HS256\",\"kid\":\"" + kid() + "\",\"typ\":\"JWT\"}";
    }

    private String claims(String sub, long iat, long exp) {
        return "{\"aud\":\"" + IdText.of(bloom.id()) + "\",\"sub\":\"" + sub + "\",\"iat\":" + iat + ",\"exp\":" + exp
                + "}";
    }

    private String signed(String header, String claims) {
        String text = base64(header) + "." + base64(claims);
        byte[] mac = Hmac.of(key.secret().getBytes(UTF_8), text.getBytes(UTF_8));
        return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** The same bytes with stray bits in the last character. */
    private static String nonCanonical(String part) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char last = part.charAt(part.length() - 1);
        return part.substring(0, part.length() - 1) + alphabet.charAt(alphabet.indexOf(last) + 1);
    }
}
