package dev.kith.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.demo.ApiClient.Answer;
import dev.kith.kernel.Money;
import dev.kith.testkit.Decision;
import dev.kith.testkit.Happening;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Promise (examples 2, 4, 5, 17, 18): however often a shop repeats itself, everything counts once. */
@KithTest
class AnOrderCountsOnceStory {

    private final Spring spring;

    AnOrderCountsOnceStory(Shops shops) {
        this.spring = Spring.in(shops);
    }

    @Test
    void andNotAtAllWhereItNamesNobodyOrNoTimeThatCanBeKept() {
        var order = Purchase.of("o-1", "bruno", "50.00");

        assertThat(spring.shop
                        .tells(Purchase.of("o-1", "guest", "50.00"))
                        .body()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("/userId");
        assertThat(spring.shop
                        .tells(order.with("at", "+292278994-01-01T00:00:00Z"))
                        .body()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("/at");
    }

    @Test
    void toldTwentyTimesAtOnceAndAgainByBrowserAndWebhook() throws Exception {
        spring.brunoClicksAndSignsUp();
        spring.shop.timePassesTo(Spring.ORDER);
        Purchase order = spring.brunosOrder();

        List<Answer> answers = atOnce(20, () -> spring.shop.tells(order));
        spring.shop.reports(order.asEvent("from-the-shop"), order.asEvent("from-the-shop-again"));
        spring.shop.pageReports(order.with("total", "9999.00").asEvent("from-a-browser"));

        assertThat(answers).allMatch(Answer::isFine);
        assertThat(answers.stream().map(answer -> new Decision(answer.body().get("decision")).rewards()))
                .containsOnly(new Decision(answers.getFirst().body().get("decision")).rewards());
        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR pending");
        assertThat(spring.shop.journals().stream()
                        .filter(journal -> journal.get("kind").asString().equals("accrue")))
                .hasSize(1);
        assertThat(spring.shop.referralsOfFriend("bruno")).hasSize(1);
    }

    @Test
    void aSignUpSentThreeTimesBindsOnce() {
        String click = spring.brunoClicks();
        spring.shop.timePassesTo(Spring.SIGN_UP);

        spring.shop.reports(signUp(click), signUp(click), signUp(click));

        assertThat(spring.shop.referralsOfFriend("bruno")).hasSize(1);
        assertThat(spring.shop.rewardsOf("bruno")).containsExactly("frd 10.00 EUR offered");
        assertThat(spring.shop.journals()).hasSize(1);
    }

    @Test
    void tenSignUpsAtOnceAreOnePersonAndOneReferral() throws Exception {
        String click = spring.brunoClicks();
        spring.shop.timePassesTo(Spring.SIGN_UP);

        List<Boolean> answers = atOnce(10, () -> {
            spring.shop.reports(signUp(click));
            return true;
        });

        assertThat(answers).hasSize(10);
        assertThat(spring.shop.referralsOfFriend("bruno")).hasSize(1);
    }

    @Test
    void aSecondOrderEarnsNothingMore() {
        spring.withBrunosFirstOrder();

        Decision second = spring.shop.sells(Purchase.of("o-2", "bruno", "80.00").at(Spring.ORDER.plusSeconds(3_600)));

        assertThat(second.reason()).contains("occurrence_not_counted");
        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR pending");
    }

    @Test
    void anOrderThatWasCalledOffBeforeTheLinkIsNoFirstOrder() {
        spring.shop.sells(Purchase.of("o-0", "bruno", "40.00").at(Spring.OPENING));
        ObjectNode cancelled = Happening.track("Order Cancelled", "bruno", "called-off");
        cancelled.withObject("/properties").put("order_id", "o-0");
        spring.shop.reports(cancelled);

        spring.withBrunosFirstOrder();

        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR pending");
    }

    @Test
    void fiftyThatDifferUnderOneNumberAreOneOrder() throws Exception {
        spring.brunoClicksAndSignsUp();
        spring.shop.timePassesTo(Spring.ORDER);
        var amount = new AtomicInteger(40);

        List<Answer> answers = atOnce(
                50,
                () -> spring.shop.tells(Purchase.of("o-1", "bruno", amount.incrementAndGet() + ".00")
                        .at(Spring.ORDER)));

        assertThat(answers).allMatch(Answer::isFine);
        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR pending");
        assertThat(spring.shop.trialBalance().sumOf("expense")).isEqualTo(Money.of("10.00", "EUR"));
    }

    @Test
    void anOrderThatNamesNoProgramIsLookedAtByEveryProgramAndPaidOnce() {
        String second = spring.shop.launches("summer", Terms.exampleA());
        Shop.Advocate adaAgain = spring.shop.enrolls(second, "ada", "ADA-SUMMER");
        spring.shop.timePassesTo(Spring.CLICK);
        spring.brunosPhone.follow(adaAgain.link());
        spring.brunoClicksAndSignsUp();

        spring.brunoBuys();

        assertThat(spring.shop.referralsOfFriend("bruno")).hasSize(1);
        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR pending");
    }

    @Test
    void whatOneGroupOfProgramsGrantsAnotherDoesNotObjectTo() {
        String second = spring.shop.launches(
                "summer",
                Terms.exampleA()
                        .with("/attribution/exclusiveGroup", "'other'")
                        .with("/goals/0/minOrder", "['100.00 EUR', '100.00 GBP']"));
        Shop.Advocate adaAgain = spring.shop.enrolls(second, "ada", "ADA-SUMMER");
        String device = spring.brunosPhone.device();
        String click = spring.clicks(adaAgain, Spring.CLICK, spring.brunosPhone);
        spring.shop.reports(Happening.withClick(Happening.pageView(device, Spring.CLICK), click));
        spring.brunoClicksAndSignsUp();
        spring.shop.timePassesTo(Spring.ORDER);

        for (String[] order : new String[][] {{"o-1", "40.00"}, {"o-2", "140.00"}}) {
            Decision decision = spring.shop.sells(Purchase.of(order[0], "bruno", order[1]));
            assertThat(decision.rewards()).containsExactly("adv 10.00 EUR pending");
            assertThat(decision.reason()).isEmpty();
            assertThat(decision.failures()).isEmpty();
        }
    }

    private ObjectNode signUp(String click) {
        return Happening.withClick(
                Happening.on(Happening.signUp("bruno", Spring.SIGN_UP), spring.brunosPhone.device()), click);
    }

    static <T> List<T> atOnce(int times, Callable<T> work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running =
                    threads.invokeAll(Stream.generate(() -> work).limit(times).toList());
            return running.stream().map(Future::resultNow).toList();
        }
    }
}
