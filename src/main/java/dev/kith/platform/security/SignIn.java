package dev.kith.platform.security;

import dev.kith.platform.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Signing in with a password. It answers the same, and equally fast, whether or not there is such an account. */
@Component
final class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    /** What a try came to. */
    sealed interface Outcome {
        record SignedIn(Account account) implements Outcome {}

        record Refused() implements Outcome {}

        record Slowed(Duration pause) implements Outcome {}
    }

    private final Accounts accounts;
    private final ClientAddress addresses;
    private final InstantSource clock;
    private final SignInBrake brake = new SignInBrake();

    SignIn(Accounts accounts, ClientAddress addresses, InstantSource clock) {
        this.accounts = accounts;
        this.addresses = addresses;
        this.clock = clock;
    }

    Outcome attempt(String typed, String password, HttpServletRequest request) {
        String email = Accounts.address(typed).orElse("nobody");
        String network = addresses.networkOf(request);
        Duration wait = brake.waitFor(email, network, clock.instant());
        if (wait.isPositive()) {
            LOG.warn("event=auth.slowed seconds={}", wait.toSeconds());
            return new Outcome.Slowed(wait);
        }
        return accounts.authenticate(email, password)
                .<Outcome>map(account -> {
                    brake.succeeded(email, network);
                    LOG.info("event=auth.signed_in account={}", account.id().value());
                    return new Outcome.SignedIn(account);
                })
                .orElseGet(() -> {
                    brake.failed(email, network, clock.instant());
                    LOG.warn("event=auth.failed");
                    return new Outcome.Refused();
                });
    }
}
