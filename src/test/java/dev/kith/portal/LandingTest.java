package dev.kith.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.mail.Envelope;
import dev.kith.platform.mail.Mailbox;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@KithTest
class LandingTest {

    private static final Pattern CLICK = Pattern.compile("name=\"kc\" value=\"([^\"]+)\"");
    private static final Pattern ACTION = Pattern.compile("action=\"(/landing/[^\"]+)\"");
    private static final Pattern PICTURE = Pattern.compile("og:image\" content=\"https?://[^/]+([^\"]+)\"");
    private static final Pattern WELCOME_CODE = Pattern.compile("Your code: (\\S+)");

    private final Shops shops;
    private final Mailbox mailbox;
    private final HttpClient browser = HttpClient.newHttpClient();
    private Shop shop;
    private Shop.Advocate ada;

    LandingTest(Shops shops, Mailbox mailbox) {
        this.shops = shops;
        this.mailbox = mailbox;
        this.shop = shops.open();
        this.ada = new Shop.Advocate("", "", URI.create("/"));
    }

    @BeforeEach
    void launch() {
        shop = shops.open();
        String program = shop.launches("spring", Terms.everybodyMayShare());
        ada = shop.enrolls(program, "ada", "ada" + Long.toHexString(System.nanoTime()));
    }

    @Test
    void saysWhatIsGivenAndWhatItTakesAndNothingElseAboutTheAdvocate() throws Exception {
        HttpResponse<String> page = follow("en");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("€10 off your first order", "A gift from a friend", "orders of €30 or more", "noindex")
                .doesNotContain(Shop.mailOf("ada"), ">ada<");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .doesNotContain("unsafe");
    }

    @Test
    void hasAPresentWhereTheAdvocatesLetterWouldBe() throws Exception {
        assertThat(follow("en").body())
                .containsPattern("<span class=\"av h1\" aria-hidden=\"true\"><svg")
                .doesNotContain(">·<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "it", "ru"})
    void speaksTheLanguageOfTheVisitor(String language) throws Exception {
        assertThat(follow(language).body()).contains("<html lang=\"" + language + "\"");
    }

    @Test
    void mailsTheWelcomeCodeToTheAddressAndTellsThePageNothing() throws Exception {
        HttpResponse<String> answer = claim(follow("en"), "bruno@mail.example");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/claimed");
        assertThat(letters()).contains("friend_welcome to bruno@mail.example");
    }

    @Test
    void paysBothSidesWhenTheCodeIsUsed() throws Exception {
        claim(follow("en"), "bruno@mail.example");
        String coupon = welcomeCode();

        shop.sells(Purchase.of("o-1", "bruno", "40.00").coupon(coupon));

        assertThat(shop.rewardsOf("ada"))
                .anySatisfy(reward -> assertThat(reward).contains("10.00 EUR"));
        assertThat(shop.referralsOfFriend("bruno")).hasSize(1);
    }

    @Test
    void answersTheSameToSomebodyWhoIsACustomerAlready() throws Exception {
        shop.sells(Purchase.of("o-0", "old", "50.00"));
        HttpResponse<String> stranger = claim(follow("en"), "new@mail.example");
        HttpResponse<String> customer = claim(follow("en"), Shop.mailOf("old"));

        assertThat(customer.statusCode()).isEqualTo(stranger.statusCode());
        assertThat(withoutClick(customer)).isEqualTo(withoutClick(stranger));
        assertThat(letters()).doesNotContain("friend_welcome to " + Shop.mailOf("old"));
    }

    @Test
    void sendsOneCodeHoweverOftenItIsClaimed() throws Exception {
        claim(follow("en"), "bruno@mail.example");
        claim(follow("en"), "Bruno@mail.example");

        assertThat(letters()).containsOnlyOnce("friend_welcome to bruno@mail.example");
    }

    @Test
    void asksAgainForWhatIsNoAddressAndKeepsWhatWasTyped() throws Exception {
        HttpResponse<String> answer = claim(follow("en"), "bruno\"><b>");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Write an e-mail address", "bruno&#34;>&lt;b>")
                .doesNotContain("\"><b>");
    }

    @Test
    void hasAPictureForMessengers() throws Exception {
        String path = first(PICTURE, follow("it").body());
        HttpResponse<byte[]> picture = browser.send(
                HttpRequest.newBuilder(shops.url().resolve(path.replace("&amp;", "&")))
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.body())).getWidth())
                .isEqualTo(1200);
    }

    private HttpResponse<String> follow(String language) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(shops.url().resolve("/r/" + ada.code()))
                        .header("Accept", "text/html")
                        .header("Accept-Language", language)
                        .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> claim(HttpResponse<String> page, String email)
            throws IOException, InterruptedException {
        String form = "email=" + URLEncoder.encode(email, StandardCharsets.UTF_8) + "&kc=" + first(CLICK, page.body());
        return browser.send(
                HttpRequest.newBuilder(shops.url().resolve(first(ACTION, page.body())))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .header("Accept-Language", "en")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String withoutClick(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow().replaceAll("kc=.*", "");
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
    }

    private String welcomeCode() {
        Envelope letter = mailbox.letters(shop.workspace(), Optional.empty(), 20).stream()
                .filter(each -> each.kind().equals("friend_welcome"))
                .findFirst()
                .orElseThrow();
        return first(
                WELCOME_CODE,
                mailbox.letter(shop.workspace(), letter.id())
                        .orElseThrow()
                        .sheet()
                        .text());
    }

    private List<String> letters() {
        return mailbox.letters(shop.workspace(), Optional.empty(), 50).stream()
                .map(letter -> letter.kind() + " to " + letter.to().text())
                .toList();
    }
}
