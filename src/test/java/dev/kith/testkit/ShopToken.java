package dev.kith.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.kith.platform.security.WidgetKey;
import dev.kith.platform.web.IdText;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** What a shop's server signs for a customer who is signed in there, made by a library that knows nothing of Kith. */
public record ShopToken(WidgetKey key) {

    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    public String of(String userId, Instant now) {
        return signed(new JWTClaimsSet.Builder().subject(userId), now);
    }

    /** The same, saying how the shop calls them. */
    public String of(String userId, String name, Instant now) {
        return signed(new JWTClaimsSet.Builder().subject(userId).claim("name", name), now);
    }

    private String signed(JWTClaimsSet.Builder user, Instant now) {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(IdText.of(key.id()))
                .type(JOSEObjectType.JWT)
                .build();
        var claims = user.audience(IdText.of(key.workspace()))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(GOOD_FOR)))
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new MACSigner(key.secret()));
        } catch (JOSEException unusableKey) {
            throw new IllegalStateException(unusableKey);
        }
        return token.serialize();
    }
}
