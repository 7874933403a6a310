package dev.kith.platform.web;

import dev.kith.platform.crypto.Purpose;
import dev.kith.platform.crypto.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Seals where a page ended. A cursor works for the same workspace, path and filter only; an edited or borrowed one is
 * refused, so nobody can page through what they may not see.
 */
@Component
final class Cursors {

    private static final int MAC = 16;
    private static final String VERSION = "1";
    private static final String BETWEEN = "\u001f";

    private final Secrets secrets;

    Cursors(Secrets secrets) {
        this.secrets = secrets;
    }

    String seal(String scope, List<String> last) {
        byte[] clear = (VERSION + BETWEEN + String.join(BETWEEN, last)).getBytes(StandardCharsets.UTF_8);
        byte[] mac = mac(scope, clear);
        byte[] sealed = Arrays.copyOf(mac, MAC + clear.length);
        System.arraycopy(clear, 0, sealed, MAC, clear.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    Optional<List<String>> open(String scope, String cursor) {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
        if (sealed.length <= MAC) {
            return Optional.empty();
        }
        byte[] clear = Arrays.copyOfRange(sealed, MAC, sealed.length);
        if (!Secrets.same(Arrays.copyOf(sealed, MAC), mac(scope, clear))) {
            return Optional.empty();
        }
        var parts = List.of(new String(clear, StandardCharsets.UTF_8).split(BETWEEN, -1));
        return parts.getFirst().equals(VERSION) ? Optional.of(parts.subList(1, parts.size())) : Optional.empty();
    }

    private byte[] mac(String scope, byte[] clear) {
        return Arrays.copyOf(secrets.mac(Purpose.CURSOR, scope.getBytes(StandardCharsets.UTF_8), clear), MAC);
    }
}
