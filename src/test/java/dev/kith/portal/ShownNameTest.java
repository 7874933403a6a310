package dev.kith.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.security.WidgetKeys;
import dev.kith.portal.ShopTokens.Entry;
import dev.kith.testkit.Happening;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shop;
import dev.kith.testkit.ShopToken;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How friends see an advocate called who joined by the widget. */
@KithTest
class ShownNameTest {

    private final Shop shop;
    private final ShopTokens tokens;
    private final Sessions sessions;
    private final Portal portal;
    private final InstantSource clock;
    private final ShopToken token;

    ShownNameTest(
            Shops shops, ShopTokens tokens, Sessions sessions, Portal portal, WidgetKeys keys, InstantSource clock) {
        this.shop = shops.open();
        this.tokens = tokens;
        this.sessions = sessions;
        this.portal = portal;
        this.clock = clock;
        this.token = new ShopToken(keys.create(shop.workspace(), "names").orElseThrow());
        shop.launches("spring", Terms.everybodyMayShare());
    }

    @Test
    void isTheFirstNameThatTheShopSigned() {
        Member ada = enters(token.of("ada", " Ada Conti", clock.instant()));

        assertThat(shown(ada)).contains("Ada");
        assertThat(shop.asksAbout(codeOf(ada), "bruno").get("advocate").asString())
                .isEqualTo("Ada");
        assertThat(portal.standing(ada, Optional.empty()).person().name()).contains("Ada Conti");
    }

    @Test
    void doesNotTakeTheSurnameThatTheShopHasToldBefore() {
        var known = Happening.signUp("ada", clock.instant());
        known.withObject("traits").put("name", "Ada Conti");
        shop.reports(known);

        Member ada = enters(token.of("ada", "Adina", clock.instant()));

        assertThat(shown(ada)).contains("Ada");
        assertThat(portal.standing(ada, Optional.empty()).person().name()).contains("Ada Conti");
    }

    @Test
    void isNoneWhereTheShopSignedNoneWhateverAPageSays() {
        var page = Happening.signUp("ada", clock.instant());
        shop.pageReports(Happening.on(page, "device-of-ada"));

        assertThat(shown(enters(token.of("ada", clock.instant())))).isEmpty();
    }

    @Test
    void isNoneIfItIsTooLongToShow() {
        assertThat(shown(enters(token.of("ada", "A".repeat(41), clock.instant()))))
                .isEmpty();
    }

    @Test
    void staysWhatTheMemberMadeOfIt() {
        Member ada = enters(token.of("ada", "Ada Conti", clock.instant()));
        assertThat(shown(ada)).contains("Ada");

        portal.showAs(ada, Optional.empty());

        assertThat(shown(enters(token.of("ada", "Ada Conti", clock.instant())))).isEmpty();
    }

    private Member enters(String signed) {
        var entry = (Entry.LetIn) tokens.enter(signed, Sessions.Carrier.BEARER);
        return sessions.member(entry.pass(), Sessions.Carrier.BEARER).orElseThrow();
    }

    private Optional<String> shown(Member member) {
        return portal.standing(member, Optional.empty())
                .invitation()
                .orElseThrow()
                .membership()
                .shownName();
    }

    private String codeOf(Member member) {
        return portal.standing(member, Optional.empty())
                .invitation()
                .orElseThrow()
                .codes()
                .getFirst()
                .code()
                .text();
    }
}
