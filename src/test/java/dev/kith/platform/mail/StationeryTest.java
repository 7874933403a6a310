package dev.kith.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.Golden;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StationeryTest {

    private static final Letterhead HEAD =
            new Letterhead("en", "Bottega Norte", "A gift from Ada.", "You asked for it.", Optional.empty());
    private static final Letterhead STOPPABLE = new Letterhead(
            "en",
            "Bottega Norte",
            "A gift from Ada.",
            "You joined.",
            Optional.of(new Letterhead.Unsubscribe("No more", URI.create("https://go.example/u/abc"))));

    private final Stationery stationery = new Stationery(MailSettings.none());

    @Test
    void writesEveryBlockAsPageAndAsText() {
        Sheet sheet = stationery.write(
                STOPPABLE,
                "Your 10 EUR",
                List.of(
                        new Block.Title("Your gift is here"),
                        new Block.Paragraph("Ada thought of you."),
                        new Block.Code("Your code", "ADAR-2C7H"),
                        new Block.Button("Shop now", URI.create("https://shop.example/a?b=1&c=2")),
                        new Block.Fine("Until June 1.")));

        Golden.assertMatches("mail/every-block.html", sheet.html());
        Golden.assertMatches("mail/every-block.txt", sheet.text());
    }

    @Test
    void readsNothingAPersonWroteAsMarkupOrAsAPlace() {
        String nasty = "<img src=x onerror=alert(1)> {{why}} \"'&";

        Sheet sheet = stationery.write(HEAD, nasty, List.of(new Block.Title(nasty), new Block.Code(nasty, nasty)));

        assertThat(sheet.html()).doesNotContain("<img src=x");
        assertThat(sheet.html()).contains("&lt;img src=x onerror=alert(1)&gt; {{why}} &quot;&#39;&amp;");
    }

    @Test
    void asksNoOtherSiteForAnything() {
        Sheet sheet = stationery.write(HEAD, "Hello", List.of(new Block.Title("Hello")));

        assertThat(sheet.html())
                .doesNotContain("fonts.googleapis")
                .doesNotContain("<link")
                .doesNotContain("@import");
    }

    @Test
    void keepsASubjectOnOneLine() {
        Sheet sheet = stationery.write(HEAD, "Hello\r\nBcc: eve@example.com\u0000", List.of());

        assertThat(sheet.subject()).isEqualTo("Hello Bcc: eve@example.com");
    }
}
