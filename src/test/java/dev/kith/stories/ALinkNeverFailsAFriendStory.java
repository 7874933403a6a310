package dev.kith.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import dev.kith.testkit.Visitor;
import dev.kith.testkit.Visitor.Landing;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Promise (examples 15, 16, 40): a link leads where it should, says nothing about anybody, and counts people only. */
@KithTest
class ALinkNeverFailsAFriendStory {

    private final Spring spring;

    ALinkNeverFailsAFriendStory(Shops shops) {
        this.spring = Spring.in(shops, Terms.exampleA().with("/landing/show", "'redirect'"));
        spring.shop.timePassesTo(Spring.CLICK);
    }

    @Test
    void leadsToTheShopWithTheClickAndNothingPersonal() {
        String target = "/p?color=red#size";

        Landing landing = spring.brunosPhone.follow(
                URI.create(spring.ada.link() + "?to=" + URLEncoder.encode(target, StandardCharsets.UTF_8)));

        assertThat(landing.status()).isEqualTo(302);
        assertThat(landing.location().orElseThrow())
                .isEqualTo("https://shop.example/p?color=red&kc="
                        + landing.clickId().orElseThrow() + "#size");
    }

    @Test
    void leadsNowhereElse() {
        Landing landing =
                spring.brunosPhone.follow(URI.create(spring.ada.link() + "?to=https%3A%2F%2Fevil.example%2F"));

        assertThat(landing.location().orElseThrow()).startsWith("https://shop.example/");
    }

    @Test
    void welcomesEvenWhoMistypedTheCode() {
        URI mistyped = spring.ada.link().resolve("/r/ADAR2C7K");

        Landing landing = spring.brunosPhone.follow(mistyped);

        assertThat(landing.status()).isEqualTo(404);
        assertThat(landing.page()).contains("<html").doesNotContain("Exception");
    }

    @Test
    void countsThreeQuickVisitsOfOnePersonAsThreeTouches() {
        for (int visit = 0; visit < 3; visit++) {
            spring.brunosPhone.follow(spring.ada.link());
        }
        spring.shop.settles();

        assertThat(clicks()).hasSize(3).allMatch(click -> classOf(click).equals("human"));
    }

    @Test
    void countsNoMachines() {
        URI link = spring.ada.link();
        Visitor.send(
                Visitor.asBrowser(link).method("HEAD", BodyPublishers.noBody()).build());
        Visitor.send(
                Visitor.asBrowser(link).header("Sec-Purpose", "prefetch").GET().build());
        Visitor.send(agent(link, "WhatsApp/2.23.20.0"));
        Visitor.send(agent(link, "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"));
        Visitor.send(HttpRequest.newBuilder(link)
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .header("Accept", "text/html")
                .header("Sec-Fetch-Dest", "iframe")
                .GET()
                .build());
        spring.shop.settles();

        assertThat(clicks().stream().map(ALinkNeverFailsAFriendStory::classOf))
                .doesNotContain("human", "limited", "own");
    }

    private static HttpRequest agent(URI link, String name) {
        return HttpRequest.newBuilder(link)
                .header("User-Agent", name)
                .header("Accept", "*/*")
                .GET()
                .build();
    }

    private List<JsonNode> clicks() {
        return spring.shop.events().stream()
                .filter(event -> event.path("name").asString().equals("Share Link Clicked"))
                .toList();
    }

    private static String classOf(JsonNode click) {
        return click.get("properties").get("class").asString();
    }
}
