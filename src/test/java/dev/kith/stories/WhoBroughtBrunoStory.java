package dev.kith.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.kernel.Money;
import dev.kith.testkit.Happening;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shop.Advocate;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promise (examples 19 to 22): of several advocates exactly one is credited, by rules that can be told in advance. */
@KithTest
class WhoBroughtBrunoStory {

    private static final Instant LAST_MOMENT = Spring.CLICK.plus(Duration.ofDays(30));

    private final Shops shops;

    WhoBroughtBrunoStory(Shops shops) {
        this.shops = shops;
    }

    @Test
    void aLinkCountsToTheLastMicrosecondOfItsWindow() {
        Spring spring = Spring.in(shops);

        signsUpWith(spring, spring.brunoClicks(), LAST_MOMENT);

        assertThat(spring.brunosReferral().get("status").asString()).isEqualTo("bound");
    }

    @Test
    void andNotOneMicrosecondLonger() {
        Spring spring = Spring.in(shops);
        String click = spring.brunoClicks();
        spring.shop.timePassesTo(LAST_MOMENT.plusNanos(1_000));
        spring.shop.reports(Happening.on(
                Happening.withClick(Happening.pageView(spring.brunosPhone.device(), Spring.CLICK), click),
                spring.brunosPhone.device()));
        spring.shop.reports(
                Happening.on(Happening.signUp("bruno", LAST_MOMENT.plusNanos(1_000)), spring.brunosPhone.device()));

        assertThat(spring.shop.referralsOfFriend("bruno")).isEmpty();
        var decision = spring.shop.sells(Purchase.of("o-1", "bruno", "50.00").at(LAST_MOMENT.plusSeconds(60)));
        assertThat(decision.reason()).contains("touch_outside_window");
    }

    @Test
    void theLastLinkWins() {
        Spring spring = Spring.in(shops);
        Advocate cleo = spring.another("cleo", "CLEO-READS");

        boughtAfterBothLinks(spring, cleo);

        assertThat(advocateOf(spring)).isEqualTo("cleo");
    }

    @Test
    void theFirstLinkWinsWhereTheTermsSaySo() {
        Spring spring = Spring.in(shops, Terms.exampleA().with("/attribution/touch", "'first'"));
        Advocate cleo = spring.another("cleo", "CLEO-READS");

        boughtAfterBothLinks(spring, cleo);

        assertThat(advocateOf(spring)).isEqualTo("ada");
    }

    @Test
    void aTypedCodeIsTheFriendsWillAndBeatsAnyLink() {
        Spring spring = Spring.in(shops);
        Advocate cleo = spring.another("cleo", "CLEO-READS");
        String click = spring.clicks(cleo, Spring.CLICK, spring.brunosPhone);
        spring.shop.timePassesTo(Spring.SIGN_UP);

        spring.shop.reports(
                Happening.withCode(Happening.withClick(Happening.signUp("bruno", Spring.SIGN_UP), click), "adar-2c7h"));

        assertThat(advocateOf(spring)).isEqualTo("ada");
        assertThat(spring.brunosReferral().get("method").asString()).isEqualTo("share_code");
    }

    @Test
    void whoWasBroughtOnceStaysBrought() {
        Spring spring = Spring.in(shops);
        Advocate cleo = spring.another("cleo", "CLEO-READS");
        spring.brunoClicksAndSignsUp();
        spring.shop.timePassesTo(Spring.ORDER);

        spring.shop.sells(spring.brunosOrder().code(cleo.code()));

        assertThat(advocateOf(spring)).isEqualTo("ada");
        assertThat(spring.shop.rewardsOf("cleo")).isEmpty();
        assertThat(spring.shop.asksAbout(cleo.code(), "bruno").get("reason").asString())
                .isEqualTo("already_referred");
    }

    /** As in a trace: who stands in the way comes before who the two are. */
    @Test
    void whoWasBroughtHearsThatAlsoOfTheirOwnCode() {
        Spring spring = Spring.in(shops).withBrunosFirstOrder();
        Advocate bruno = spring.shop.enrolls(spring.program, "bruno", "BRUNO-READS");

        assertThat(spring.shop.asksAbout(bruno.code(), "bruno").get("reason").asString())
                .isEqualTo("already_referred");
        assertThat(spring.shop.asksAbout("ADAR2C7H", "ada").get("reason").asString())
                .isEqualTo("self_referral");
    }

    @Test
    void aLaterLinkToldLateTakesTheReferralOverAndTheWelcomeStands() {
        Spring spring = Spring.in(shops);
        Advocate cleo = spring.another("cleo", "CLEO-READS");
        String cleos = signsUpWithAdasClickAfterCleos(spring, cleo);
        String welcome = spring.brunosWelcome();

        tellsLate(spring, cleos);

        assertThat(stands(spring)).containsExactly("ada superseded", "cleo bound");
        assertThat(spring.shop.rewardsOf("bruno")).containsExactly("frd 10.00 EUR offered");
        assertThat(spring.brunosWelcome()).isEqualTo(welcome);
        assertThat(spring.shop.trialBalance().sumOf("memo:offered")).isEqualTo(Money.of("10.00", "EUR"));
        spring.brunoBuys();
        assertThat(spring.shop.rewardsOf("cleo")).containsExactly("adv 10.00 EUR pending");
        assertThat(spring.adasRewards()).isEmpty();
        assertThat(spring.shop.rewardsOf("bruno")).containsExactly("frd 10.00 EUR redeemed");
    }

    @Test
    void whatTheEarlierAdvocateHadPendingGoesToTheLaterOne() {
        Spring spring = Spring.in(shops);
        Advocate cleo = spring.another("cleo", "CLEO-READS");
        String cleos = signsUpWithAdasClickAfterCleos(spring, cleo);
        spring.brunoBuys();

        tellsLate(spring, cleos);

        assertThat(stands(spring)).containsExactly("ada superseded", "cleo qualified");
        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR cancelled");
        assertThat(spring.shop.rewardsOf("cleo")).containsExactly("adv 10.00 EUR pending");
        assertThat(spring.shop.rewardsOf("bruno")).containsExactly("frd 10.00 EUR redeemed");
        assertThat(spring.shop.trialBalance().sumOf("memo:offered").isZero()).isTrue();
    }

    @Test
    void ofTwoProgramsTheOneWhoseLinkCameLastBroughtHim() {
        Spring spring = Spring.in(shops);
        Spring.becomesCustomer(spring.shop, "cleo");
        String affiliates = spring.shop.launches("affiliates", Terms.exampleA());
        Advocate cleo = spring.shop.enrolls(affiliates, "cleo", "CLEO-READS");

        boughtAfterBothLinks(spring, cleo);

        assertThat(spring.shop.referralsOfFriend("bruno")).hasSize(1);
        assertThat(advocateOf(spring)).isEqualTo("cleo");
        assertThat(spring.shop.rewardsOf("cleo")).containsExactly("adv 10.00 EUR pending");
        assertThat(spring.adasRewards()).isEmpty();
    }

    /** Cleo's click is the later one, and nobody has told of it yet. */
    private static String signsUpWithAdasClickAfterCleos(Spring spring, Advocate cleo) {
        String adas = spring.brunoClicks();
        String cleos = spring.clicks(cleo, Spring.CLICK.plusSeconds(600), spring.brunosPhone);
        spring.shop.timePassesTo(Spring.SIGN_UP);
        spring.shop.reports(Happening.withClick(
                Happening.on(Happening.signUp("bruno", Spring.SIGN_UP), spring.brunosPhone.device()), adas));
        return cleos;
    }

    private static void tellsLate(Spring spring, String click) {
        spring.shop.reports(Happening.withClick(
                Happening.pageView(spring.brunosPhone.device(), Spring.CLICK.plusSeconds(600)), click));
    }

    private static List<String> stands(Spring spring) {
        return spring.shop.referralsOfFriend("bruno").stream()
                .map(referral -> referral.get("advocate").asString() + " "
                        + referral.get("status").asString())
                .sorted()
                .toList();
    }

    private static void boughtAfterBothLinks(Spring spring, Advocate cleo) {
        String adas = spring.brunoClicks();
        String cleos = spring.clicks(cleo, Spring.SIGN_UP, spring.brunosPhone);
        spring.shop.timePassesTo(Spring.ORDER);
        String device = spring.brunosPhone.device();
        spring.shop.reports(
                Happening.withClick(Happening.pageView(device, Spring.CLICK), adas),
                Happening.withClick(Happening.pageView(device, Spring.SIGN_UP), cleos),
                Happening.on(
                        Purchase.of("o-1", "bruno", "50.00").at(Spring.ORDER).asEvent("o-1-told"), device));
    }

    private static void signsUpWith(Spring spring, String click, Instant at) {
        spring.shop.timePassesTo(at);
        String device = spring.brunosPhone.device();
        spring.shop.reports(
                Happening.withClick(Happening.pageView(device, Spring.CLICK), click),
                Happening.on(Happening.signUp("bruno", at), device));
    }

    private static String advocateOf(Spring spring) {
        return spring.brunosReferral().get("advocate").asString();
    }
}
