package dev.kith.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.mail.Envelope;
import dev.kith.platform.mail.MailAddress;
import dev.kith.platform.mail.Mailbox;
import dev.kith.testkit.Happening;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@KithTest
class CorrespondenceTest {

    private static final Instant NOON = Instant.parse("2026-05-03T12:00:00Z");
    private static final String CODE = "ada-reads";

    private final Mailbox mailbox;
    private final Silence silence;
    private final Shops shops;
    private Shop shop;

    CorrespondenceTest(Mailbox mailbox, Silence silence, Shops shops) {
        this.mailbox = mailbox;
        this.silence = silence;
        this.shops = shops;
        this.shop = shops.openAt(NOON);
    }

    @BeforeEach
    void launch() {
        shop = shops.openAt(NOON);
        String program = shop.launches("spring", Terms.everybodyMayShare());
        shop.reports(Happening.signUp("ada", NOON.minus(Duration.ofDays(40))));
        shop.enrolls(program, "ada", CODE);
    }

    @Test
    void welcomesTheFriendAndTellsTheAdvocateWhenAFriendSignsUp() {
        shop.timePassesTo(NOON.plusSeconds(60));
        shop.reports(Happening.withCode(Happening.signUp("bruno", NOON.plusSeconds(50)), CODE));

        assertThat(letters()).containsExactlyInAnyOrder("friend_welcome to bruno", "friend_joined to ada");
    }

    @Test
    void tellsTheAdvocateThatARewardWaitsThatItIsThereAndThatItIsGone() {
        shop.timePassesTo(NOON.plusSeconds(60));
        shop.sells(Purchase.of("o-1", "bruno", "40.00").code(CODE).at(NOON.plusSeconds(55)));
        assertThat(lettersTo("ada")).containsExactly("€10, yours on May 17, 2026");

        shop.timePassesTo(NOON.plus(Duration.ofDays(15)));
        assertThat(lettersTo("ada")).contains("€10 is yours");

        shop.timePassesTo(NOON.plus(Duration.ofDays(16)));
        shop.refunds("o-1", "r-1", NOON.plus(Duration.ofDays(16)));
        assertThat(lettersTo("ada")).contains("€10 was taken back");
        assertThat(textOf("reward_reversed")).contains("The order was refunded.");
    }

    @Test
    void writesOnceHoweverOftenAnOrderIsReported() {
        shop.timePassesTo(NOON.plusSeconds(60));
        Purchase order = Purchase.of("o-1", "bruno", "40.00").code(CODE).at(NOON.plusSeconds(55));
        shop.sells(order);
        shop.sells(order);
        shop.reports(order.asEvent("again"));

        assertThat(lettersTo("ada")).hasSize(1);
    }

    @Test
    void tellsNobodyWhatHappenedBeforeYesterday() {
        shop.timePassesTo(NOON.plus(Duration.ofDays(3)));
        shop.reports(Happening.withCode(Happening.signUp("bruno", NOON.plusSeconds(50)), CODE));
        shop.sells(Purchase.of("o-1", "bruno", "40.00").at(NOON.plusSeconds(55)));

        assertThat(letters()).isEmpty();
    }

    @Test
    void leavesThoseInPeaceWhoAskedForItButNotAboutTheirMoney() {
        var ada = new MailAddress(Shop.mailOf("ada"));
        String token = silence.link(shop.workspace(), ada).getPath().substring("/u/".length());
        silence.keep(silence.read(token).orElseThrow());
        shop.timePassesTo(NOON.plusSeconds(60));
        shop.reports(Happening.withCode(Happening.signUp("bruno", NOON.plusSeconds(50)), CODE));
        shop.sells(Purchase.of("o-1", "bruno", "40.00").at(NOON.plusSeconds(55)));

        assertThat(letters()).contains("reward_pending to ada").doesNotContain("friend_joined to ada");
    }

    /** Also of a letter that no event of theirs brings about: nobody's device is there to be asked when a hold ends. */
    @Test
    void writesInTheLanguageThatTheShopSaysSomebodyReads() {
        shop.reports(told("ada", "language", "it_IT"));
        shop.timePassesTo(NOON.plusSeconds(60));
        var signUp = Happening.withCode(Happening.signUp("bruno", NOON.plusSeconds(50)), CODE);
        signUp.withObject("/context").put("locale", "it-IT");
        signUp.withObject("/traits").put("locale", "ru-RU");
        shop.reports(signUp);
        shop.sells(Purchase.of("o-1", "bruno", "40.00").at(NOON.plusSeconds(55)));
        shop.settles();
        shop.timePassesTo(NOON.plus(Duration.ofDays(15)));

        assertThat(lettersTo("ada")).first().isEqualTo("10\u00a0€: il premio è tuo");
        assertThat(lettersTo("bruno")).singleElement().asString().startsWith("Ваш подарок");
    }

    @Test
    void writesInTheShopsLanguageToWhoReadsAnotherThatKithDoesNotKnow() {
        shop.reports(told("ada", "locale", "fr-FR"));
        shop.timePassesTo(NOON.plusSeconds(60));
        shop.reports(Happening.withCode(Happening.signUp("bruno", NOON.plusSeconds(50)), CODE));
        shop.sells(Purchase.of("o-1", "bruno", "40.00").at(NOON.plusSeconds(55)));

        assertThat(lettersTo("ada")).contains("€10, yours on May 17, 2026");
    }

    private static ObjectNode told(String userId, String trait, String value) {
        ObjectNode identify = Happening.signUp(userId, NOON);
        identify.withObject("/traits").put(trait, value);
        return identify;
    }

    private List<String> letters() {
        return envelopes().stream()
                .map(letter -> letter.kind() + " to " + letter.to().text().replaceAll("@.*", ""))
                .toList();
    }

    /** Their subjects, newest first. */
    private List<String> lettersTo(String who) {
        return envelopes().stream()
                .filter(letter -> letter.to().text().startsWith(who + "@"))
                .map(Envelope::subject)
                .toList();
    }

    private String textOf(String kind) {
        var id = envelopes().stream()
                .filter(letter -> letter.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .id();
        return mailbox.letter(shop.workspace(), id).orElseThrow().sheet().text();
    }

    private List<Envelope> envelopes() {
        return mailbox.letters(shop.workspace(), Optional.empty(), 50);
    }
}
