package dev.kith.platform.security;

import dev.kith.platform.KithSettings;
import dev.kith.platform.crypto.Secrets;
import dev.kith.platform.crypto.Sha256;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Links that work once. Opening one shows a button, pressing it does something: scanners of mail open links, but they
 * press nothing.
 */
@Component
public final class LoginLinks {

    /** What a link is good for. */
    enum Purpose {
        SIGN_IN,
        SET_UP
    }

    static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private final SessionStore store;
    private final Secrets secrets;
    private final InstantSource clock;
    private final String host;

    LoginLinks(SessionStore store, Secrets secrets, InstantSource clock, KithSettings settings) {
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
        this.host = settings.publicUrl().toString().replaceAll("/+$", "");
    }

    /** The address that signs this account in, once, within ten minutes. It voids the ones made before. */
    public String make(AccountId account) {
        return host + "/login/link?token=" + token(Purpose.SIGN_IN, Optional.of(account));
    }

    /** The address under which the first owner can be made. */
    public String makeForSetUp() {
        return host + "/setup?token=" + token(Purpose.SET_UP, Optional.empty());
    }

    boolean isGood(Purpose purpose, String token) {
        return store.isGoodLink(Sha256.of(token), purpose, clock.instant());
    }

    /** The account it signs in, if the link was still good. From now on it is over. */
    Optional<AccountId> use(String token) {
        return store.useLink(Sha256.of(token), Purpose.SIGN_IN, clock.instant()).flatMap(account -> account);
    }

    boolean useForSetUp(String token) {
        return store.useLink(Sha256.of(token), Purpose.SET_UP, clock.instant()).isPresent();
    }

    private String token(Purpose purpose, Optional<AccountId> account) {
        String token = secrets.token();
        store.makeLink(
                Sha256.of(token),
                purpose,
                account,
                clock.instant(),
                clock.instant().plus(GOOD_FOR));
        return token;
    }
}
