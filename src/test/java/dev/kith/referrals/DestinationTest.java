package dev.kith.referrals;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links lead to the shop and nowhere else (RR §6.2, row 16; TR §10). */
class DestinationTest {

    private static final Set<String> SHOP = Set.of("shop.example", "localhost:3000");

    private final Destination home =
            Destination.of("https://shop.example/", SHOP).orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, https://shop.example?kc=ID",
        "https://shop.example/, https://shop.example/?kc=ID",
        "https://shop.example/p?color=red#size, https://shop.example/p?color=red&kc=ID#size",
        "https://shop.example/p?#size, https://shop.example/p?kc=ID#size",
        "https://shop.example/#a?b, https://shop.example/?kc=ID#a?b",
        "https://shop.example/p?a=1&&b=2, https://shop.example/p?a=1&b=2&kc=ID",
        "https://shop.example/p?kc=old&a=1&kc=older, https://shop.example/p?a=1&kc=ID",
        "https://shop.example/p?akc=1, https://shop.example/p?akc=1&kc=ID",
        "https://SHOP.example/x, https://SHOP.example/x?kc=ID",
        "http://localhost:3000/x, http://localhost:3000/x?kc=ID",
        "https://shop.example/a%2Fb%20c?q=%C3%A9, https://shop.example/a%2Fb%20c?q=%C3%A9&kc=ID",
        "https://shop.example/caffè, https://shop.example/caff%C3%A8?kc=ID"
    })
    void keepsQueryAndFragmentAndAddsTheClick(String target, String expected) {
        assertThat(Destination.of(target, SHOP).map(destination -> destination.with("ID")))
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "https://shop.example.evil.example/",
                "https://evilshop.example/",
                "https://shop.example@evil.example/",
                "https://user@shop.example/",
                "https://shop.example:8443/",
                "//shop.example/",
                "shop.example",
                "/p",
                "javascript:alert(1)",
                "ftp://shop.example/",
                "https:\\\\shop.example",
                "https://shop.example\\@evil.example",
                "https://",
                ""
            })
    void leadsNowhereWithoutAVerifiedHost(String target) {
        assertThat(Destination.of(target, SHOP)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/, https://shop.example/?kc=ID",
        "/p, https://shop.example/p?kc=ID",
        "/p?color=red#size, https://shop.example/p?color=red&kc=ID#size",
        "/a b, https://shop.example/a%20b?kc=ID",
        "/caffè, https://shop.example/caff%C3%A8?kc=ID",
        "/caff%C3%A8, https://shop.example/caff%C3%A8?kc=ID",
        "/a@b:c;d, https://shop.example/a@b:c;d?kc=ID"
    })
    void followsADeepLinkOnTheSameHost(String path, String expected) {
        assertThat(home.at(path).map(destination -> destination.with("ID"))).contains(expected);
        assertThat(Destination.of("https://shop.example/en?x=1#y", SHOP)
                        .flatMap(deep -> deep.at(path))
                        .map(destination -> destination.with("ID")))
                .contains(expected);
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void neverLeavesTheShop(String attempt) {
        var query = LinkQuery.read("c=copy&to=" + attempt);
        var asked = Optional.ofNullable(query.to()).flatMap(home::at).orElse(home);

        String location = asked.with("ID");

        assertThat(location)
                .startsWith("https://shop.example/")
                .contains("kc=ID")
                .doesNotContain("stolen");
        assertThat(location.substring("https://".length())).doesNotContain("//").doesNotContain("\\");
        assertThat(location.chars()).allMatch(letter -> letter > ' ' && letter < 0x7f);
        assertThat(URI.create(location).getHost()).isEqualTo("shop.example");
    }

    @Test
    void isTriedOften() throws IOException {
        assertThat(attempts().count()).isGreaterThanOrEqualTo(150);
    }

    static Stream<String> attempts() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/attack/open-redirects.txt"), UTF_8).stream()
                .filter(line -> !line.startsWith("#"));
    }
}
