package dev.kith.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.campaigns.Messages.Reward;
import dev.kith.campaigns.Messages.Side;
import dev.kith.campaigns.Messages.Welcome;
import dev.kith.kernel.Money;
import dev.kith.platform.mail.Letter;
import dev.kith.platform.mail.MailAddress;
import dev.kith.platform.mail.MailSettings;
import dev.kith.platform.mail.Sheet;
import dev.kith.platform.mail.Stationery;
import dev.kith.platform.page.Words;
import dev.kith.testkit.Golden;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final Instant IN_TWO_WEEKS = NOON.plus(Duration.ofDays(14));
    private static final int LONGEST_SUBJECT = 50;
    private static final int SIXTY_KILOBYTES = 60 * 1024;

    private final Stationery stationery = new Stationery(MailSettings.none());

    @ParameterizedTest
    @ValueSource(strings = {"en", "it", "ru"})
    void sayOneThingAndAskForOneThing(String language) {
        StringBuilder all = new StringBuilder();
        for (Letter letter : letters(language)) {
            Sheet sheet = stationery.write(letter.head(), letter.subject(), letter.blocks());
            all.append("=== ").append(letter.kind()).append('\n');
            all.append("Subject: ").append(sheet.subject()).append('\n');
            all.append("Preview: ").append(letter.head().preview()).append("\n\n");
            all.append(sheet.text()).append('\n');
        }

        Golden.assertMatches("campaigns/letters." + language + ".txt", all.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "it", "ru"})
    void lookLikeThis(String language) {
        Letter welcome = letters(language).getFirst();

        Golden.assertMatches(
                "campaigns/friend_welcome." + language + ".html",
                stationery
                        .write(welcome.head(), welcome.subject(), welcome.blocks())
                        .html());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "it", "ru"})
    void areShortAndAskNoOtherSiteForAnything(String language) {
        for (Letter letter : letters(language)) {
            Sheet sheet = stationery.write(letter.head(), letter.subject(), letter.blocks());

            assertThat(sheet.subject())
                    .hasSizeLessThanOrEqualTo(LONGEST_SUBJECT)
                    .doesNotContain("!");
            assertThat(sheet.html().length()).isLessThan(SIXTY_KILOBYTES);
            assertThat(sheet.html()
                            .replaceAll("https://(go|norte)\\.example", "")
                            .replace("http://www.w3.org/", ""))
                    .doesNotContain("http://", "https://", "@import", "<link", "{{");
        }
    }

    private static List<Letter> letters(String language) {
        Words words = Words.of(language).at(ZoneId.of("Europe/Rome"));
        String ten = words.money(Money.of("10.00", "EUR"));
        var pen = new Pen(
                words,
                "Bottega Norte",
                new MailAddress("bruno@example.com"),
                URI.create("https://go.example/me?shop=norte"),
                URI.create("https://go.example/u/token"),
                NOON);
        var shop = URI.create("https://norte.example/");
        var welcome = new Welcome(
                "r1",
                Optional.of("Ada"),
                ten,
                "7MQ4TX6",
                Optional.of(words.money(Money.of("30.00", "EUR"))),
                Optional.of(IN_TWO_WEEKS),
                shop);
        var bare = new Welcome("r2", Optional.empty(), ten, "7MQ4TX6", Optional.empty(), Optional.empty(), shop);
        return List.of(
                Messages.friendWelcome(pen, welcome),
                Messages.friendWelcome(pen, bare),
                Messages.friendJoined(pen, "r1"),
                Messages.rewardPending(pen, new Reward("g1", Side.ADVOCATE, ten), IN_TWO_WEEKS),
                Messages.rewardPending(pen, new Reward("g2", Side.FRIEND, ten), IN_TWO_WEEKS),
                Messages.rewardEarned(pen, new Reward("g1", Side.ADVOCATE, ten), Optional.of(IN_TWO_WEEKS)),
                Messages.rewardEarned(pen, new Reward("g2", Side.FRIEND, ten), Optional.empty()),
                Messages.rewardReversed(
                        pen, new Reward("g1", Side.ADVOCATE, ten), words.t("mail.reward_earned.friend")));
    }
}
