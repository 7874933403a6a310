package dev.kith.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of RR §7, first match wins. */
class VisitTest {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";
    private static final String WHATSAPP = "WhatsApp/2.23.20.0 A";
    private static final String GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

    private final Agents agents = Agents.shipped();

    @Test
    void takesABrowserForAPerson() {
        assertThat(visit(false, null, FIREFOX, true, "document", false, false)).isEqualTo(ClickClass.HUMAN);
        assertThat(visit(false, null, IPHONE, true, null, false, false)).isEqualTo(ClickClass.HUMAN);
        assertThat(visit(false, null, "curl/8.5.0", true, null, false, false)).isEqualTo(ClickClass.HUMAN);
    }

    @Test
    void asksTheQuestionsInOrder() {
        assertThat(visit(true, "prefetch", WHATSAPP, false, "iframe", true, true))
                .isEqualTo(ClickClass.HEAD);
        assertThat(visit(false, "prefetch", WHATSAPP, false, "iframe", true, true))
                .isEqualTo(ClickClass.PREFETCH);
        assertThat(visit(false, null, WHATSAPP, false, "iframe", true, true)).isEqualTo(ClickClass.PREVIEW);
        assertThat(visit(false, null, GOOGLEBOT, true, "iframe", true, true)).isEqualTo(ClickClass.BOT);
        assertThat(visit(false, null, FIREFOX, false, "iframe", true, true)).isEqualTo(ClickClass.BOT);
        assertThat(visit(false, null, FIREFOX, true, "iframe", true, true)).isEqualTo(ClickClass.EMBEDDED);
        assertThat(visit(false, null, FIREFOX, true, "empty", true, true)).isEqualTo(ClickClass.LIMITED);
        assertThat(visit(false, null, FIREFOX, true, "document", false, true)).isEqualTo(ClickClass.OWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefetch", "prefetch;prerender", "prerender", "Prefetch", "prefetch;anonymous-client-ip"})
    void knowsAPageThatIsFetchedInAdvance(String purpose) {
        assertThat(visit(false, purpose, FIREFOX, true, "document", false, false))
                .isEqualTo(ClickClass.PREFETCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1"
                        + " Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
                "Twitterbot/1.0",
                "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
                "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
                "TelegramBot (like TwitterBot)",
                "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
                "Mozilla/5.0 (compatible; vkShare; +http://vk.com/dev/Share)",
                "WhatsApp/2.2410.1 W",
                "SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
                "Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)",
                "Mozilla/4.0 (compatible; ms-office; MSOffice 16)"
            })
    void knowsWhoDrawsPreviews(String userAgent) {
        assertThat(agents.of(userAgent).kind()).isEqualTo(Agent.Kind.PREVIEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GOOGLEBOT,
                "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
                "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
                "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
                "Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
                "some-crawler",
                " "
            })
    void knowsCrawlers(String userAgent) {
        assertThat(agents.of(userAgent).kind()).isEqualTo(Agent.Kind.BOT);
    }

    @Test
    void distrustsAnAgentThatSaysNothingOrEndlesslyMuch() {
        assertThat(agents.of(null).kind()).isEqualTo(Agent.Kind.BOT);
        assertThat(agents.of("Mozilla/5.0 " + "x".repeat(600)).kind()).isEqualTo(Agent.Kind.BOT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 | DESKTOP | chrome
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0 | DESKTOP | edge
            Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0 Mobile Safari/537.36 | PHONE | samsung
            Mozilla/5.0 (Linux; Android 13; SM-X200) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 | TABLET | chrome
            Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1 | TABLET | safari
            Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | DESKTOP | firefox
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0 YaBrowser/25.8 Safari/537.36 | DESKTOP | yandex
            """)
    void readsDeviceAndBrowser(String userAgent, Agent.Device device, String browser) {
        assertThat(agents.of(userAgent)).isEqualTo(new Agent(Agent.Kind.PERSON, device, browser));
    }

    @Test
    void countsOnlyPeopleButKeepsOthersAsTouches() {
        assertThat(ClickClass.values()).filteredOn(ClickClass::counts).containsExactly(ClickClass.HUMAN);
        assertThat(ClickClass.values())
                .filteredOn(ClickClass::canBeTouch)
                .containsExactlyInAnyOrder(ClickClass.HUMAN, ClickClass.LIMITED, ClickClass.OWN);
    }

    private ClickClass visit(
            boolean head,
            @Nullable String purpose,
            String userAgent,
            boolean accepts,
            @Nullable String fetchDest,
            boolean overLimit,
            boolean byOwner) {
        return new Visit(head, purpose, agents.of(userAgent), accepts, fetchDest, overLimit, byOwner).classified();
    }
}
