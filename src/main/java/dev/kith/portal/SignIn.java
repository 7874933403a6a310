package dev.kith.portal;

import dev.kith.kernel.Ids;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.crypto.Secrets;
import dev.kith.platform.crypto.Sha256;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.jobs.Timers;
import dev.kith.platform.mail.MailAddress;
import dev.kith.portal.PortalStore.Ask;
import dev.kith.portal.PortalStore.SentLink;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Signs members in by a link that is mailed to them.
 *
 * <p>Asking does the same for every address: a row and a timer. Whether the address belongs to anybody is found out when
 * the timer fires, so neither the answer nor its duration tells.
 */
@Component
public final class SignIn {

    /** What somebody sees who opens a link. */
    public sealed interface Opened {

        /** @param elsewhere the link was asked for in another browser */
        record Good(String address, String browser, Instant asked, boolean elsewhere) implements Opened {}

        /** Used, too old, replaced by a newer one, or never ours. */
        record Over() implements Opened {}
    }

    /** How long a mailed link can be used. */
    public static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private static final Duration WHILE = Duration.ofMinutes(15);
    private static final int MOST_ASKS = 3;

    private final Tenant tenant;
    private final PortalStore store;
    private final Timers timers;
    private final Sessions sessions;
    private final Secrets secrets;
    private final InstantSource clock;
    private final Ids ids;

    SignIn(
            Tenant tenant,
            PortalStore store,
            Timers timers,
            Sessions sessions,
            Secrets secrets,
            InstantSource clock,
            Ids ids) {
        this.tenant = tenant;
        this.store = store;
        this.timers = timers;
        this.sessions = sessions;
        this.secrets = secrets;
        this.clock = clock;
        this.ids = ids;
    }

    /** Answers what the asking browser keeps, so that the link knows it again. */
    public String ask(WorkspaceId workspace, MailAddress address, String language, String browser) {
        String nonce = secrets.token();
        Instant now = clock.instant();
        String known = address.text().toLowerCase(Locale.ROOT);
        tenant.run(workspace, () -> {
            if (store.asksSince(known, now.minus(WHILE)) < MOST_ASKS) {
                var ask = new Ask(ids.next(), known, language, browser, Sha256.hex(nonce), now, now.plus(GOOD_FOR));
                store.insert(ask);
                timers.look(SignInLetters.KIND, ask.id(), now);
            }
            return true;
        });
        return nonce;
    }

    /** Looking changes nothing: mail scanners follow links too. */
    public Opened look(String token, Optional<String> nonce) {
        return good(token)
                .<Opened>map(link -> new Opened.Good(
                        new MailAddress(link.ask().address()).masked(),
                        link.ask().browser(),
                        link.ask().at(),
                        !nonce.map(Sha256::hex).equals(Optional.of(link.ask().nonceHash()))))
                .orElseGet(Opened.Over::new);
    }

    /** Opens the door, once. Answers what to carry from now on. */
    public Optional<String> enter(String token) {
        return Pass.parse(token)
                .flatMap(pass -> tenant.run(
                        pass.workspace(),
                        () -> good(token)
                                .filter(link -> store.use(link.ask().id(), clock.instant()))
                                .map(link -> sessions.open(pass.workspace(), link.root(), Sessions.Carrier.COOKIE)
                                        .text())));
    }

    private Optional<SentLink> good(String token) {
        return Pass.parse(token)
                .flatMap(pass -> tenant.run(pass.workspace(), () -> store.link(pass.hash())))
                .filter(link -> link.used().isEmpty()
                        && clock.instant().isBefore(link.ask().ends()));
    }
}
