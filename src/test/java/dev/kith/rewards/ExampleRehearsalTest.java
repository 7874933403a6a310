package dev.kith.rewards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kith.kernel.Unit;
import dev.kith.programs.Conditions;
import dev.kith.programs.ExampleCases;
import dev.kith.programs.Finding;
import dev.kith.testkit.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Example cases, played by the rules that decide live. Ada brings Bruno under the terms of give and get. */
class ExampleRehearsalTest {

    private static final Conditions CONDITIONS = new Conditions();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
            .build();

    private static final String CLICK = "{click: {advocate: 'ada', channel: 'whatsapp'}, at: 'PT0S'}";
    private static final String SIGN_UP = "{signup: {person: 'bruno'}, at: 'PT1H'}";
    private static final String ORDER = "{order: {person: 'bruno', id: 'o-1', net: '40.00 EUR'}, at: 'P1D'}";
    private static final String ADAS_REWARD = "to: 'ada', rule: 'adv', value: '10.00 EUR'";

    private final Terms giveGet = Terms.exampleA();

    @Test
    void paysWhatTheTermsPromiseOnceTheHoldIsOver() {
        assertThat(played(story(CLICK, SIGN_UP, ORDER), "P15DT15M", """
                referrals: [{friend: 'bruno', state: 'approved'}],
                rewards: [{%s, state: 'available'}]""".formatted(ADAS_REWARD)))
                .isEmpty();
    }

    @Test
    void keepsARewardOnHoldUntilAQuarterOfAnHourAfterItsLastInstant() {
        assertThat(played(story(CLICK, SIGN_UP, ORDER), "P15DT14M", """
                referrals: [{friend: 'bruno', state: 'qualified'}],
                rewards: [{%s, state: 'pending'}]""".formatted(ADAS_REWARD)))
                .isEmpty();
    }

    @Test
    void offersTheFriendACodeThatIsCalledAsItsRule() {
        String withCode =
                "{order: {person: 'bruno', id: 'o-1', net: '40.00 EUR', discount: '10.00 EUR', coupon: 'frd'}, at: 'P1D'}";

        assertThat(played(story(CLICK, SIGN_UP), "P1D", """
                rewards: [{to: 'bruno', rule: 'frd', value: '10.00 EUR', state: 'offered'}]""")).isEmpty();
        assertThat(played(story(CLICK, SIGN_UP, withCode), "P2D", """
                rewards: [{to: 'bruno', rule: 'frd', value: '10.00 EUR', state: 'redeemed'}]""")).isEmpty();
        assertThat(played(story(CLICK, SIGN_UP), "P32D", """
                rewards: [{to: 'bruno', rule: 'frd', value: '10.00 EUR', state: 'expired'}]""")).isEmpty();
    }

    @Test
    void refusesWhatTheTermsRefuseAndSaysWhy() {
        String small = "{order: {person: 'bruno', id: 'o-1', net: '29.99 EUR'}, at: 'P1D'}";
        String foreign = "{order: {person: 'bruno', id: 'o-1', net: '5000 JPY'}, at: 'P1D'}";

        assertThat(played(story(CLICK, SIGN_UP, small), "P20D", withheld("order_below_minimum")))
                .isEmpty();
        assertThat(played(story(CLICK, SIGN_UP, foreign), "P20D", withheld("currency_not_covered")))
                .isEmpty();
        assertThat(played(story(ORDER), "P20D", withheld("no_evidence"))).isEmpty();
        assertThat(played(story(CLICK, "{signup: {person: 'bruno'}, at: 'P31D'}"), "P40D", """
                referrals: [{friend: 'bruno', state: 'none'}], rewards: [], reasons: ['touch_outside_window']"""))
                .isEmpty();
        assertThat(played(story(CLICK, SIGN_UP), "P91D", """
                referrals: [{friend: 'bruno', state: 'expired'}], rewards: [], reasons: ['goal_too_late']""")).isEmpty();
    }

    @Test
    void letsATypedCodeBeatALaterLink() {
        String cleosLink = "{click: {advocate: 'cleo'}, at: 'PT30M'}";

        assertThat(played(
                        story("{code: {advocate: 'ada'}, at: 'PT0S'}", cleosLink, SIGN_UP, ORDER),
                        "P20D",
                        """
                rewards: [{%s}, {to: 'cleo', rule: 'adv', times: 0}]""".formatted(ADAS_REWARD)))
                .isEmpty();
        assertThat(played(
                        story("{order: {person: 'bruno', id: 'o-1', net: '40.00 EUR', code: 'ada'}, at: 'PT0S'}"),
                        "P20D",
                        "rewards: [{" + ADAS_REWARD + "}]"))
                .isEmpty();
    }

    @Test
    void takesBackWhatWasSentBack() {
        String early = "{refund: {order: 'o-1'}, at: 'P5D'}";
        String late = "{refund: {order: 'o-1', amount: '20.00 EUR'}, at: 'P20D'}";
        String again = "{order: {person: 'bruno', id: 'o-2', net: '80.00 EUR'}, at: 'P10D'}";

        assertThat(played(story(CLICK, SIGN_UP, ORDER, early), "P30D", """
                referrals: [{friend: 'bruno', state: 'bound'}],
                rewards: [{%s, state: 'cancelled'}], reasons: ['order_refunded']""".formatted(ADAS_REWARD)))
                .isEmpty();
        assertThat(played(story(CLICK, SIGN_UP, ORDER, early, again), "P30D", """
                rewards: [{%s, state: 'available'}]""".formatted(ADAS_REWARD)))
                .isEmpty();
        assertThat(played(story(CLICK, SIGN_UP, ORDER, late), "P30D", """
                referrals: [{friend: 'bruno', state: 'reversed'}],
                rewards: [{%s, state: 'reversed'}]""".formatted(ADAS_REWARD)))
                .isEmpty();
        assertThat(played(story(CLICK, SIGN_UP, ORDER, "{cancel: {order: 'o-1'}, at: 'P5D'}"), "P30D", """
                rewards: [{%s, state: 'cancelled'}], reasons: ['order_cancelled']""".formatted(
                                ADAS_REWARD)))
                .isEmpty();
        assertThat(played(
                        story(CLICK, SIGN_UP, ORDER, "{chargeback: {order: 'o-1'}, at: 'P20D'}"), "P30D", """
                rewards: [{%s, state: 'reversed'}], reasons: ['order_charged_back']""".formatted(
                                        ADAS_REWARD)))
                .isEmpty();
    }

    @Test
    void refusesPeopleWhoReferThemselvesOrEachOther() {
        String ada = "{signup: {person: 'ada', email: 'ada@gmail.com'}, at: 'PT0S'}";
        String alias = "{signup: {person: 'bruno', email: 'a.da+x@gmail.com'}, at: 'PT1H'}";
        var everybody = Terms.everybodyMayShare();

        assertThat(played(everybody, story(ada, CLICK, alias, ORDER), "P20D", withheld("self_referral")))
                .isEmpty();
        assertThat(played(everybody, story(CLICK, SIGN_UP, """
                {click: {advocate: 'bruno', person: 'ada'}, at: 'P2D'}, {signup: {person: 'ada'}, at: 'P3D'}"""), "P20D", """
                referrals: [{friend: 'ada', state: 'none'}], reasons: ['circular_referral']""")).isEmpty();
        assertThat(played(everybody, story(ada, CLICK, SIGN_UP, ORDER, """
                {merge: {person: 'ada', with: 'bruno'}, at: 'P2D'}"""), "P20D", """
                rewards: [{%s, state: 'cancelled'}]""".formatted(ADAS_REWARD)))
                .isEmpty();
    }

    @Test
    void asksOfAnAdvocateWhatTheTermsAskWhereTheCaseTellsOfThem() {
        String joined = "{signup: {person: 'ada'}, at: 'PT0S'}";

        assertThat(played(story(joined, CLICK, SIGN_UP, ORDER), "P20D", withheld("advocate_not_eligible")))
                .isEmpty();
    }

    @Test
    void stopsAtTheCap() {
        String used = "{cap_used: {cap: 'adv_30d', person: 'ada', times: 9}, at: 'PT0S'}";
        String friends = """
                name: 'ten a month', facts: [%s], at: 'P20D',
                repeat: {count: 3, as: 'f', facts: [%s,
                    {signup: {person: '$f'}, at: 'PT1H'}, {order: {person: '$f', id: '$f-1', net: '40.00 EUR'}, at: 'P1D'}]},
                expect: {rewards: [{%s}, {to: '$f', rule: 'frd', value: '10.00 EUR'}], reasons: ['cap_reached'],
                         referrals: [{friend: '$f', state: 'approved'}]}""".formatted(used, CLICK, ADAS_REWARD);

        assertThat(played(giveGet, friends)).isEmpty();
    }

    @Test
    void runsTheSpecificationsExamplesAsFarAsTheEngineGoes() {
        var climb = new Terms((ObjectNode) JSON.readTree("""
                {active: {from: '2026-03-01T00:00:00Z'},
                 goals: [{key: 'subscribe', event: 'Subscription Started', within: 'P60D', conversion: true,
                          when: "event.properties.plan in ['plus', 'pro']"}],
                 rewards: {credit: {kind: 'store_credit'}, stars: {kind: 'points', unit: 'pt'}},
                 holds: {advocate: 'P30D', friend: 'PT0S'},
                 rules: [{key: 'thanks', to: 'advocate', goal: 'subscribe', reward: 'credit',
                          value: {decay: {from: 'touch', halfLife: {days: 30}, floor: ['2.00 EUR']}, value: {flat: ['8.00 EUR']}}},
                         {key: 'hello', to: 'friend', goal: 'subscribe', reward: 'stars',
                          value: {decay: {from: 'touch', step: [{untilDay: 7, rate: '1'}, {untilDay: 30, rate: '0.5'}],
                                  after: '0.25'}, value: {flat: ['500 pt']}}}]}"""));
        String subscribes =
                "{event: {name: 'Subscription Started', person: '%s', id: '%s-s', properties: {plan: '%s'}}, at: '%s'}";

        assertThat(played(
                        climb, story(CLICK, SIGN_UP, subscribes.formatted("bruno", "b", "plus", "P15D")), "P46D", """
                referrals: [{friend: 'bruno', state: 'approved'}],
                rewards: [{to: 'ada', rule: 'thanks', value: '5.66 EUR', state: 'available'},
                          {to: 'bruno', rule: 'hello', value: '250 pt', state: 'available'}]"""))
                .isEmpty();
        assertThat(played(
                        climb, story(CLICK, SIGN_UP, subscribes.formatted("bruno", "b", "basic", "P2D")), "P40D", """
                referrals: [{friend: 'bruno', state: 'bound'}], rewards: [], reasons: ['condition_not_met']"""))
                .isEmpty();
        assertThat(played(climb, """
                name: 'three friends', at: 'P31D',
                repeat: {count: 3, as: 'f', facts: [%s, {signup: {person: '$f'}, at: 'PT1H'}, %s]},
                expect: {rewards: [{to: 'ada', rule: 'thanks', value: '8.00 EUR', times: 3},
                                   {to: '$f', rule: 'hello', value: '500 pt', times: 1}]}""".formatted(CLICK, subscribes.formatted("$f", "$f", "pro", "PT2H"))))
                .isEmpty();
    }

    @Test
    void playsWhatTheGuideShows() throws IOException {
        String guide = Files.readString(Path.of("docs/guide/first-program.md"));
        String shown = guide.substring(guide.indexOf("\n\"examples\": [") + "\n\"examples\": ".length());

        for (JsonNode example : JSON.readTree(shown.substring(0, shown.indexOf("```")))) {
            String written = example.toString();
            assertThat(played(giveGet, written.substring(1, written.length() - 1)))
                    .isEmpty();
        }
    }

    @Test
    void pointsAtAnAmountThatIsAnother() {
        assertThat(played(
                        story(CLICK, SIGN_UP, ORDER),
                        "P20D",
                        "rewards: [{to: 'ada', rule: 'adv', value: '12.00 EUR'}]"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.pointer()).isEqualTo("/examples/0/expect/rewards/0/value");
                    assertThat(finding.code()).isEqualTo("V22");
                    assertThat(finding.preventsLaunch()).isTrue();
                    assertThat(finding.fix())
                            .isEqualTo(
                                    "The example \"a case\" fails: ada should have 12.00 EUR by the rule adv, but has"
                                            + " 10.00 EUR by the rule adv (available).");
                });
    }

    @Test
    void pointsAtARewardNobodyExpected() {
        String bruno = "{to: 'bruno', rule: 'frd', times: 0}";

        assertThat(played(story(CLICK, SIGN_UP), "P2D", "rewards: [" + bruno + "]"))
                .extracting(Finding::pointer, Finding::fix)
                .containsExactly(tuple(
                        "/examples/0/expect/rewards",
                        "The example \"a case\" fails: bruno also has 10.00 EUR by the rule frd (offered), which the"
                                + " example does not expect."));
        assertThat(pointers(played(story(CLICK, SIGN_UP), "P2D", "rewards: []")))
                .containsExactly("/examples/0/expect/rewards");
    }

    @Test
    void pointsAtARewardThatIsNotThere() {
        assertThat(played(story(SIGN_UP, ORDER), "P20D", "rewards: [{" + ADAS_REWARD + "}]"))
                .extracting(Finding::pointer, Finding::fix)
                .containsExactly(tuple(
                        "/examples/0/expect/rewards/0",
                        "The example \"a case\" fails: ada should have 10.00 EUR by the rule adv, but has nothing of the"
                                + " kind. Reasons given: no_evidence."));
        assertThat(pointers(played(story(CLICK, SIGN_UP, ORDER), "P20D", "rewards: [{" + ADAS_REWARD + ", times: 2}]")))
                .containsExactly("/examples/0/expect/rewards/0/times");
    }

    @Test
    void pointsAtAnotherStateOrReason() {
        assertThat(pointers(played(story(CLICK, SIGN_UP, ORDER), "P2D", """
                referrals: [{friend: 'bruno', state: 'approved'}, {friend: 'carla', state: 'bound'}],
                rewards: [{%s, state: 'available'}], reasons: ['self_referral']""".formatted(ADAS_REWARD))))
                .containsExactly(
                        "/examples/0/expect/referrals/0/state",
                        "/examples/0/expect/referrals/1/state",
                        "/examples/0/expect/rewards/0/state",
                        "/examples/0/expect/reasons/0");
    }

    @Test
    void neverPassesWhatItCannotPlay() {
        assertThat(read(giveGet, "{name: 'x', at: 'P1D', expect: {}, facts: [{review: {friend: 'bruno'}, at: 'PT0S'}]}")
                        .findings())
                .filteredOn(Finding::isError)
                .extracting(Finding::pointer, Finding::code)
                .contains(tuple("/examples/0/facts/0/review", "not_supported_yet"));
        assertThat(pointers(played(
                        story(
                                CLICK,
                                SIGN_UP,
                                "{order: {person: 'bruno', id: 'o-1', products: [{price: 'much'}]}, at: 'P1D'}"),
                        "P2D",
                        "reasons: []")))
                .containsExactly("/examples/0/facts");
    }

    @Test
    void doesNotReckonWithMoreThanThereIs() {
        String used = "{cap_used: {cap: 'person_year', person: 'ada', value: '90000000000000000.00 EUR'}, at: 'PT0S'}";
        String much = "{order: {person: 'bruno', id: 'o-1', net: '90000000000000000.00 EUR'}, at: 'P1D'}";

        assertThat(pointers(played(story(used, used, CLICK, SIGN_UP, ORDER), "P2D", "")))
                .containsExactly("/examples/0");
        assertThat(pointers(played(story(CLICK, SIGN_UP, much), "P2D", ""))).containsExactly("/examples/0/facts");
    }

    @Test
    void findsFactsThatLeadNowhere() {
        assertThat(read(
                                giveGet,
                                "{name: 'x', at: 'P1D', expect: {}, facts: [" + CLICK
                                        + ", {refund: {order: 'o-1'}, at: 'P1D'}, {cap_used: {cap: 'none', person: 'ada'}, at: 'PT0S'}]}")
                        .findings())
                .filteredOn(Finding::isError)
                .extracting(Finding::pointer, Finding::code)
                .contains(
                        tuple("/examples/0/facts/1/refund/order", "V1"),
                        tuple("/examples/0/facts/2/cap_used/cap", "V3"));
    }

    @Test
    void takesNoMoreThanItCanPlayInAMoment() {
        String many = "{name: 'x', at: 'P1D', expect: {}, repeat: {count: 1000, as: 'f', facts: ["
                + String.join(", ", Collections.nCopies(6, CLICK)) + "]}}";

        assertThat(read(giveGet, many).findings())
                .filteredOn(Finding::isError)
                .extracting(Finding::pointer, Finding::code)
                .containsExactly(tuple("/examples/0", "V1"));
    }

    private static String story(String... facts) {
        return "name: 'a case', facts: [" + String.join(", ", facts) + "]";
    }

    private static String withheld(String reason) {
        return "rewards: [{to: 'ada', rule: 'adv', times: 0}], reasons: ['" + reason + "']";
    }

    private List<Finding> played(String story, String at, String expectation) {
        return played(giveGet, story, at, expectation);
    }

    private static List<Finding> played(Terms terms, String story, String at, String expectation) {
        return played(terms, story + ", at: '" + at + "', expect: {" + expectation + "}");
    }

    private static List<Finding> played(Terms terms, String example) {
        var cases = read(terms, "{" + example + "}");
        assertThat(cases.findings()).filteredOn(Finding::isError).isEmpty();
        return new ExampleRehearsal(CONDITIONS)
                .of(cases.cases().getFirst(), understood(terms), ZoneId.of("Europe/Rome"));
    }

    private static ExampleCases read(Terms terms, String example) {
        return ExampleCases.read(Optional.of(JSON.readTree("[" + example + "]")), understood(terms));
    }

    private static dev.kith.programs.Terms understood(Terms terms) {
        return dev.kith.programs.Terms.read(terms.json(), new Unit("EUR"), CONDITIONS)
                .terms()
                .orElseThrow();
    }

    private static List<String> pointers(List<Finding> findings) {
        return findings.stream().map(Finding::pointer).toList();
    }
}
