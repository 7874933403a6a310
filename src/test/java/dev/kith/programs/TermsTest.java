package dev.kith.programs;

import static dev.kith.programs.ExampleTerms.CONDITIONS;
import static dev.kith.programs.ExampleTerms.EUR;
import static dev.kith.programs.ExampleTerms.exampleA;
import static dev.kith.programs.ExampleTerms.exampleB;
import static dev.kith.programs.ExampleTerms.minimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.kith.kernel.Money;
import dev.kith.kernel.Span;
import dev.kith.kernel.Unit;
import dev.kith.programs.RewardSpec.Discount;
import dev.kith.programs.Value.Decay;
import dev.kith.programs.Value.Flat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TermsTest {

    @Test
    void takesExampleAAsItStands() {
        var read = exampleA().read();

        assertThat(read.errors()).isEmpty();
        assertThat(read.warnings())
                .extracting(Finding::pointer, Finding::code)
                .containsExactly(
                        tuple("/attribution/claims", "no_effect_yet"),
                        tuple("/budget/alertAt", "no_effect_yet"),
                        tuple("/budget/soft", "no_effect_yet"),
                        tuple("/landing/deliver", "no_effect_yet"),
                        tuple("/rules", "V20"),
                        tuple("/who/exclude/segments", "no_effect_yet"),
                        tuple("/who/friend/household", "no_effect_yet"));
        assertThat(read.warnings())
                .extracting(Finding::fix)
                .contains("Excluding segments is kept and has no effect yet. E-mail domains do exclude.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/who          | {'exclude': {'segments': []}}                                     | ",
                "/who          | {'exclude': {'segments': ['staff']}}                              | /who/exclude/segments",
                "/who          | {'friend': {'household': 'allow'}}                                | ",
                "/who          | {'friend': {'household': 'flag'}}                                 | /who/friend/household",
                "/attribution  | {'lateTouch': 'void'}                                             | ",
                "/attribution  | {'claims': {'friend': null, 'advocate': null, 'perPerson': 3}}    | ",
                "/attribution  | {'claims': {'friend': 'P30D'}}                                    | /attribution/claims",
                "/attribution  | {'claims': {'perPerson': 1}}                                      | /attribution/claims",
                "/budget       | {'limit': '100.00 EUR', 'period': 'lifetime'}                     | ",
                "/budget       | {'limit': '100.00 EUR', 'period': 'lifetime', 'alertAt': []}      | ",
                "/budget       | {'limit': '100.00 EUR', 'period': 'lifetime', 'alertAt': ['0.8']} | /budget/alertAt",
                "/landing      | {'show': 'hosted'}                                                | ",
                "/landing      | {'deliver': 'email'}                                              | /landing/deliver",
            })
    void warnsOfWhatHasNoEffectYetWhereSomebodyAskedForIt(String place, String written, @Nullable String pointer) {
        var read = minimal().with(place, written).read();

        assertThat(read.errors()).isEmpty();
        assertThat(read.warnings().stream()
                        .filter(finding -> finding.code().equals(Finding.NO_EFFECT_YET))
                        .map(Finding::pointer))
                .isEqualTo(pointer == null ? List.of() : List.of(pointer));
    }

    @Test
    void understandsEveryPartOfExampleA() {
        Terms terms = exampleA().terms();

        assertThat(terms.conversion().minOrder())
                .isEqualTo(Amounts.of(List.of(Money.of("30.00", "EUR"), Money.of("25.00", "GBP"))));
        assertThat(terms.reward("welcome").orElseThrow().discount()).containsInstanceOf(Discount.AmountOff.class);
        assertThat(terms.rules()).extracting(Rule::issue).containsExactly(Rule.Issue.UPFRONT, Rule.Issue.AFTER);
        assertThat(terms.rulesFor(Rule.BIND)).extracting(Rule::key).containsExactly("frd");
        assertThat(terms.caps())
                .extracting(Cap::period)
                .containsExactly(new Period.Rolling(Span.days(30)), new Period.Calendar(Period.Step.YEAR));
        assertThat(terms.budget().orElseThrow().hardLimit()).isEqualTo(Money.of("5500.00", "EUR"));
        assertThat(terms.holds().of(Side.ADVOCATE)).isEqualTo(Span.days(14));
        assertThat(terms.who().friend().lookback()).isEmpty();
        assertThat(terms.attribution().methods()).hasSize(12);
        assertThat(terms.refunds().until()).isEqualTo(Span.days(60));
    }

    @Test
    void understandsExampleBAndSaysWhatItCannotKeepYet() {
        var read = exampleB().read();

        assertThat(read.isUsable()).isFalse();
        assertThat(read.errors()).allMatch(Finding::isNotSupportedYet);
        assertThat(read.errors())
                .extracting(Finding::pointer)
                .containsExactly("/rules/1/goal", "/rules/1/value", "/rules/2/goal", "/rules/2/value");
        assertThat(exampleB().terms().rules().getFirst().value())
                .isEqualTo(new Decay(
                        Value.Since.TOUCH,
                        new Curve.HalfLife(30),
                        Amounts.of(List.of(Money.of("2.00", "EUR"))),
                        new Flat(Amounts.of(List.of(Money.of("8.00", "EUR"))))));
    }

    @Test
    void fillsInWhatMinimalTermsLeaveOut() {
        var read = minimal().read();
        Terms terms = read.terms().orElseThrow();

        assertThat(read.findings()).isEmpty();
        assertThat(terms.currency()).isEqualTo(EUR);
        assertThat(terms.conversion().within()).isEqualTo(Span.days(90));
        assertThat(terms.reward("credit").orElseThrow().expires()).isEqualTo(Span.parse("P12M"));
        assertThat(terms.caps()).singleElement().extracting(Cap::limit).isEqualTo(new Cap.Limit.Times(10));
        assertThat(terms.holds().advocate()).isEqualTo(Span.days(14));
        assertThat(terms.budget()).isEmpty();
        assertThat(read.canonical()).contains("\"clickWindow\":\"P30D\"");
    }

    @Test
    void countsInTheCurrencyOfTheWorkspaceIfTheTermsNameNone() {
        var read = Terms.read(minimal().json(), new Unit("GBP"), CONDITIONS);

        assertThat(read.terms().map(Terms::currency)).contains(new Unit("GBP"));
    }

    @Test
    void letsAnAffiliateCompeteUntilTheGoal() {
        Terms terms = minimal().with("/template", "'affiliate'").terms();

        assertThat(terms.attribution().bindAt()).isEqualTo(AttributionTerms.BindAt.GOAL);
        assertThat(terms.attribution().lateTouch()).isEqualTo(AttributionTerms.LateTouch.VOID);
    }

    @Test
    void hashesWhatTheTermsMeanAndNotHowTheyAreLaidOut() {
        JsonNode shuffled = new JsonMapper().readTree(exampleA().read().canonical());

        assertThat(exampleA().read().sha256())
                .isEqualTo(Terms.read(shuffled, EUR, CONDITIONS).sha256())
                .isEqualTo("2c9c50947ce672a0c3aade1959ce4fdc3d4b50487bf7d7ee21b2481253f46a02")
                .isNotEqualTo(
                        exampleA().with("/holds/advocate", "'P15D'").read().sha256());
    }

    /** Filled in terms, read again, are the same terms (L8). */
    @Test
    void keepsItsHashThroughExportAndImport() {
        for (var example : List.of(exampleA(), exampleB(), minimal())) {
            var once = example.read();
            var twice = Terms.read(new JsonMapper().readTree(once.canonical()), new Unit("GBP"), CONDITIONS);

            assertThat(twice.canonical()).isEqualTo(once.canonical());
            assertThat(twice.terms()).isEqualTo(once.terms());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/surprise                          | 1                                     | /surprise           | V1",
                "/schema                            | 'kith.terms/2'                        | /schema             | V1",
                "/attribution/touch                 | 'middle'                              | /attribution/touch  | V1",
                "/attribution/clickWindow           | 'P401D'                               | /attribution/clickWindow | V1",
                "/attribution/methods/0             | 'guess'                               | /attribution/methods/0 | V1",
                "/goals/0/key                       | 'First Order'                         | /goals/0/key        | V1",
                "/goals/0/event                     | ' '                                   | /goals/0/event      | V1",
                "/rules/1/key                       | 'frd'                                 | /rules/1/key        | V1",
                "/holds/advocate                    | '2 weeks'                             | /holds/advocate     | V1",
                "/rules/1/value                     | {'flat':['1.00 EUR'],'item':1}        | /rules/1/value      | V1",
                "/currency                          | 'EURO'                                | /currency           | V2",
                "/goals/0/minOrder/0                | '30.001 EUR'                          | /goals/0/minOrder/0 | V2",
                "/goals/0/minOrder/0                | '30 BUCKS'                            | /goals/0/minOrder/0 | V2",
                "/goals/0/minOrder/0                | '-30.00 EUR'                          | /goals/0/minOrder/0 | V2",
                "/rules/1/value                     | {'flat':['5 pt']}                     | /rules/1/value      | V2",
                "/rules/1/goal                      | 'second_order'                        | /rules/1/goal       | V3",
                "/rules/1/reward                    | 'gold'                                | /rules/1/reward     | V3",
                "/copy/en/headline                  | 'Get {reward.gold}'                   | /copy/en/headline   | V3",
                "/rules/1/value/flat                | ['10.00 EUR']                         | /rules/1/value/flat | V4",
                "/rewards/welcome/discount/amountOff| ['10.00 EUR']                         | /rewards/welcome/discount | V4",
                "/goals/0/when                      | 'order.surprise'                      | /goals/0/when       | V5",
                "/goals/0/when                      | 'order.netMinor'                      | /goals/0/when       | V5",
                "/who/advocate/when                 | 'order.netMinor > 1'                  | /who/advocate/when  | V5",
                "/active/until                      | '2026-02-01T00:00:00Z'                | /active/until       | V6",
                "/rewards/adv_credit/expires        | 'P13D'                                | /rewards/adv_credit/expires | V7",
                "/goals/0/conversion                | false                                 | /goals              | V8",
                "/caps/0/limit                      | 0                                     | /caps/0/limit       | V10",
                "/caps/1/limit                      | '600 pt'                              | /caps/1/limit       | V10",
                "/rules/1/value                     | {'byOrder':[{'from':'5.00 EUR','value':{'percent':'0.1'}},{'from':'5.00 EUR','value':{'percent':'0.2'}}]} | /rules/1/value/byOrder/1/from | V11",
                "/rules/1/value                     | {'decay':{'step':[{'untilDay':7,'rate':'1.5'}],'after':'0'},'value':{'flat':['10.00 EUR','9.00 GBP']}} | /rules/1/value/decay/step/0/rate | V12",
                "/rules/1/value                     | {'decay':{'halfLife':{'days':30},'floor':['11.00 EUR','1.00 GBP']},'value':{'flat':['10.00 EUR','9.00 GBP']}} | /rules/1/value/decay/floor | V12",
                "/budget/period                     | null                                  | /budget/period      | V15",
                "/rewards/welcome/discount          | {'percentOff':'0.2'}                  | /rewards/welcome/discount/maxOff | V15",
                "/rules/0/reward                    | 'adv_credit'                          | /rules/0/issue      | V16",
                "/rules/1/issue                     | 'upfront'                             | /rules/1/issue      | V16",
                "/landing/to                        | 'javascript:alert(1)'                 | /landing/to         | V17",
                "/rules/0/to                        | 'level2'                              | /rules/0/to         | V18",
                "/goals/0/event                     | 'Trial Started'                       | /goals/0            | V19"
            })
    void findsWhatIsWrong(String place, String value, String pointer, String code) {
        assertThat(exampleA().with(place, value).read().errors())
                .extracting(Finding::pointer, Finding::code)
                .contains(tuple(pointer, code));
    }

    @Test
    void refusesValuesThatAreNestedTooDeep() {
        String deep = "{'flat':['10.00 EUR','9.00 GBP']}";
        for (int i = 0; i < 4; i++) {
            deep = "{'decay':{'halfLife':{'days':30}},'value':" + deep + "}";
        }

        assertThat(exampleA().with("/rules/1/value", deep).read().errors())
                .extracting(Finding::code)
                .containsOnly("V13");
    }

    @Test
    void findsEverythingAtOnce() {
        var read = exampleA()
                .with("/goals/0/when", "'order.surprise'")
                .with("/rules/1/reward", "'gold'")
                .with("/holds/friend", "7")
                .read();

        assertThat(read.terms()).isEmpty();
        assertThat(read.errors())
                .extracting(Finding::pointer)
                .containsExactly("/goals/0/when", "/holds/friend", "/rules/1/reward");
        assertThat(read.errors()).allMatch(finding -> finding.fix().endsWith("."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/tiers                      | {'count':'approved'}      | /tiers",
                "/contest                    | {'metric':'points'}       | /contest",
                "/lead                       | {'exclusivity':'P90D'}    | /lead",
                "/validation                 | {'url':'https://x.test'}  | /validation",
                "/approval/advocate          | 'manual'                  | /approval/advocate",
                "/holds/from                 | 'delivery'                | /holds/from",
                "/risk/signals               | {'F13':{'mode':'flag'}}   | /risk/signals",
                "/risk/reviewAt              | 60                        | /risk",
                "/who/advocate/join          | 'approval'                | /who/advocate/join",
                "/who/friend/household       | 'refuse'                  | /who/friend/household",
                "/attribution/barPaidSearch  | true                      | /attribution/barPaidSearch",
                "/goals/0/occurrence         | {'take':'nth','n':2}      | /goals/0/occurrence/take",
                "/goals/0/base               | 'property:deal'           | /goals/0/base",
                "/goals/0/items              | {'include':{'tags':['a']}}| /goals/0/items",
                "/goals/0/combine            | 'own_only'                | /goals/0/combine",
                "/goals/0/distinctBy         | 'ticket'                  | /goals/0/distinctBy",
                "/rules/1/to                 | 'level3'                  | /rules/1/to",
                "/rules/1/group              | 'best'                    | /rules/1/group",
                "/rules/1/when               | 'order.netMinor > 5000'   | /rules/1/when",
                "/rules/1/value              | {'byTier':{'gold':{'flat':['9.00 EUR','8.00 GBP']}}} | /rules/1/value",
                "/rules/1/value              | {'byPayment':[{'upTo':3,'value':{'flat':['9.00 EUR','8.00 GBP']}}]} | /rules/1/value",
                "/rules/0/issue              | 'after'                   | /rules/0/issue",
                "/rewards/adv_credit/kind    | 'cash'                    | /rewards/adv_credit/kind",
                "/rewards/welcome/supplier   | 'stripe'                  | /rewards/welcome/supplier",
                "/caps/0/per                 | 'household'               | /caps/0/per",
                "/caps/0/scope               | 'workspace'               | /caps/0/scope"
            })
    void refusesWhatItUnderstandsAndCannotKeepYet(String place, String value, String pointer) {
        var read = exampleA().with(place, value).read();

        assertThat(read.terms()).as("understood").isPresent();
        assertThat(read.errors())
                .extracting(Finding::pointer, Finding::code)
                .containsExactly(tuple(pointer, "not_supported_yet"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "'x'",
                "{}",
                "{'goals':7,'rules':'x','rewards':[]}",
                "{'goals':[7],'rules':[[]],'rewards':{'A':1},'caps':{},'budget':[],'who':1,'copy':{'en':1}}"
            })
    void survivesWhatIsNoTermsAtAll(String nonsense) {
        JsonNode json = new JsonMapper().readTree(nonsense.replace('\'', '"'));

        var read = Terms.read(json, EUR, CONDITIONS);

        assertThat(read.terms()).isEqualTo(Optional.empty());
        assertThat(read.errors()).isNotEmpty();
    }

    @Test
    void warnsWhenNothingLimitsTheRewards() {
        assertThat(minimal().with("/caps", "[]").read().findings())
                .extracting(Finding::code)
                .containsExactly("no_cap");
    }
}
