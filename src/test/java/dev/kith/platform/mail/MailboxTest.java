package dev.kith.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.kernel.Ids;
import dev.kith.kernel.Unit;
import dev.kith.platform.NewWorkspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.mail.Envelope.State;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@KithTest
class MailboxTest {

    private final Mailbox mailbox;
    private final LetterStore store;
    private final Tenant tenant;
    private final Ids ids;
    private final TestClock clock;
    private final WorkspaceId shop;

    MailboxTest(Mailbox mailbox, LetterStore store, Tenant tenant, Ids ids, TestClock clock, Workspaces workspaces) {
        this.mailbox = mailbox;
        this.store = store;
        this.tenant = tenant;
        this.ids = ids;
        this.clock = clock;
        this.shop = workspaces
                .create(NewWorkspace.named("Bottega Norte", new Unit("EUR")))
                .id();
    }

    @BeforeEach
    void atNoon() {
        clock.stopAt(Letters.NOON);
    }

    @Test
    void keepsEveryLetterReadableWhileThereIsNoMailServer() {
        tenant.run(shop, () -> mailbox.send(shop, Letters.letter(Care.TRANSACTIONAL)));

        Envelope kept = mailbox.letters(shop, Optional.empty(), 10).getFirst();
        KeptLetter letter = mailbox.letter(shop, kept.id()).orElseThrow();
        assertThat(kept.state()).isEqualTo(State.KEPT);
        assertThat(kept.to()).isEqualTo(Letters.BRUNO);
        assertThat(letter.sheet().text()).contains("Codice: ADAR-2C7H");
    }

    @Test
    void writesALetterOnceHoweverOftenItIsAskedTo() {
        boolean first = tenant.run(shop, () -> mailbox.send(shop, Letters.letter(Care.TRANSACTIONAL)));
        boolean again = tenant.run(shop, () -> mailbox.send(shop, Letters.letter(Care.TRANSACTIONAL)));

        assertThat(first).isTrue();
        assertThat(again).isFalse();
        assertThat(mailbox.letters(shop, Optional.empty(), 10)).hasSize(1);
    }

    @Test
    void writesNothingIfTheFactItTellsDidNotHappen() {
        assertThatThrownBy(() -> tenant.run(shop, () -> {
                    mailbox.send(shop, Letters.letter(Care.TRANSACTIONAL));
                    throw new IllegalStateException("the reward was not booked after all");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(mailbox.letters(shop, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void showsNoLetterToAnotherShop() {
        tenant.run(shop, () -> mailbox.send(shop, Letters.letter(Care.TRANSACTIONAL)));
        LetterId id = mailbox.letters(shop, Optional.empty(), 10).getFirst().id();

        assertThat(mailbox.letter(new WorkspaceId(ids.next()), id)).isEmpty();
    }

    @Test
    void sendsAQueuedLetterOnceAndSaysSo() throws IOException {
        LetterId id = queued(Care.TRANSACTIONAL);
        try (var server = new StubbornSmtp(Map.of())) {
            LetterDelivery delivery = deliveryTo(server);

            assertThat(delivery.deliver(shop, id)).isEmpty();
            assertThat(delivery.deliver(shop, id)).isEmpty();

            assertThat(server.textsReceived()).isEqualTo(1);
            assertThat(stateOf(id)).isEqualTo(State.SENT);
        }
    }

    @Test
    void comesBackLaterWhenTheServerIsBusyAndGivesUpWhenItIsTooLate() throws IOException {
        LetterId id = queued(Care.TRANSACTIONAL);
        try (var server = new StubbornSmtp(Map.of("RCPT", "451 4.7.1 greylisted"))) {
            assertThat(deliveryTo(server).deliver(shop, id)).contains(Letters.NOON.plus(Duration.ofMinutes(1)));

            clock.stopAt(Letters.NOON.plus(Duration.ofDays(2)));
            assertThat(deliveryTo(server).deliver(shop, id)).isEmpty();
        }

        Envelope letter = mailbox.letter(shop, id).orElseThrow().envelope();
        assertThat(letter.state()).isEqualTo(State.LAPSED);
        assertThat(letter.reason()).isEqualTo("451 4.7.1 greylisted");
    }

    @Test
    void neverSendsALetterAgainWhoseFateIsUnknown() throws IOException {
        LetterId id = queued(Care.TRANSACTIONAL);
        try (var server = new StubbornSmtp(Map.of(".", StubbornSmtp.HANG_UP))) {
            deliveryTo(server).deliver(shop, id);
            deliveryTo(server).deliver(shop, id);

            assertThat(server.textsReceived()).isEqualTo(1);
        }
        assertThat(stateOf(id)).isEqualTo(State.UNKNOWN);
    }

    @Test
    void leavesALetterUnknownThatADeadWorkerHadClaimed() throws IOException {
        LetterId id = queued(Care.TRANSACTIONAL);
        claimAndDie(id);

        try (var server = new StubbornSmtp(Map.of())) {
            deliveryTo(server).deliver(shop, id);

            assertThat(server.textsReceived()).isZero();
        }
        assertThat(stateOf(id)).isEqualTo(State.UNKNOWN);
    }

    @Test
    void repeatsASignInLinkOnceAndForgetsItWhenItIsDelivered() throws IOException {
        LetterId id = queued(Care.SECURITY);
        claimAndDie(id);

        try (var server = new StubbornSmtp(Map.of())) {
            deliveryTo(server).deliver(shop, id);

            assertThat(server.textsReceived()).isEqualTo(1);
        }
        KeptLetter letter = mailbox.letter(shop, id).orElseThrow();
        assertThat(letter.envelope().state()).isEqualTo(State.SENT);
        assertThat(letter.sheet().text()).doesNotContain("ADAR-2C7H");
    }

    private LetterId queued(Care care) {
        var id = new LetterId(ids.next());
        tenant.run(shop, () -> store.insert(Map.of(id, Letters.letter(care)), State.QUEUED, Letters.NOON));
        return id;
    }

    private void claimAndDie(LetterId id) {
        tenant.run(shop, () -> {
            store.claim(id);
            return true;
        });
    }

    private State stateOf(LetterId id) {
        return mailbox.letter(shop, id).orElseThrow().envelope().state();
    }

    private LetterDelivery deliveryTo(StubbornSmtp server) {
        MailSettings settings = Letters.server(server.port());
        return new LetterDelivery(tenant, store, new Stationery(settings), new SmtpCarrier(settings), clock);
    }
}
