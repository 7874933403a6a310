package dev.kith.programs;

import static dev.kith.programs.ExampleTerms.exampleA;
import static dev.kith.programs.ExampleTerms.exampleB;
import static dev.kith.programs.ExampleTerms.minimal;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.page.Words;
import dev.kith.testkit.Golden;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void saysExampleAAsTheSpecificationDoes() {
        assertThat(Summary.of(exampleA().terms(), Words.of("en")))
                .isEqualTo("Your friend gets 10.00 EUR off a first order of 30.00 EUR or more. "
                        + "You get 10.00 EUR store credit 14 days after that order. "
                        + "At most 10 rewards in 30 days.");
    }

    @Test
    void writesFiguresOnPagesAsTheReaderIsUsedTo() {
        Words it = Words.of("it");

        assertThat(Summary.onPage(exampleA().terms(), Words.of("en")))
                .isEqualTo("Your friend gets €10 off a first order of €30 or more. "
                        + "You get €10 store credit 14 days after that order. At most 10 rewards in 30 days.");
        assertThat(Summary.onPage(exampleA().terms(), it))
                .startsWith("Il tuo amico ha 10\u00a0€ di sconto su un primo ordine da 30\u00a0€ in su.");
        assertThat(Summary.onPage(percentOfEachOrder(), Words.of("en"))).contains("12.5% of", "€5", "€20");
        assertThat(Summary.onPage(points(), it)).contains("5.000 punti", "10%", "1\u00a0€");
    }

    @Test
    void readsLikeThisInEveryLanguage() {
        Map<String, Terms> all = new LinkedHashMap<>();
        all.put("example A", exampleA().terms());
        all.put("example B", exampleB().terms());
        all.put("minimal", minimal().terms());
        all.put("percent of each order at once", percentOfEachOrder());
        all.put("points, a tenth off up front, a yearly cap", points());

        String written = all.entrySet().stream()
                .map(each -> each.getKey() + "\n"
                        + Words.LANGUAGES.stream()
                                .map(language -> "  " + Summary.of(each.getValue(), Words.of(language)) + "\n")
                                .collect(joining()))
                .collect(joining());

        Golden.assertMatches("programs/summaries.txt", written);
    }

    private static Terms percentOfEachOrder() {
        return minimal()
                .with("/goals/0/occurrence", "{'take': 'every'}")
                .with("/goals/0/minOrder", "['20.00 EUR']")
                .with("/rules/0/value", "{'percent': '0.125', 'max': ['5.00 EUR']}")
                .with("/holds", "{'advocate': 'PT0S'}")
                .with("/caps", "[]")
                .terms();
    }

    private static Terms points() {
        return minimal()
                .with("/rewards/credit", "{'kind': 'points', 'label': {'en': 'stars', 'it': 'stelle', 'ru': 'звёзды'}}")
                .with("/rules/0/value", "{'perUnit': {'every': '1.00 EUR', 'give': '2 pt'}}")
                .with(
                        "/rewards/tenth",
                        "{'kind': 'discount_code', 'discount': {'percentOff': '0.1', 'maxOff': ['9.00 EUR']}}")
                .with(
                        "/rules/1",
                        "{'key': 'frd', 'to': 'friend', 'goal': '@bind', 'reward': 'tenth', 'value': {'item': 1}, 'issue': 'upfront'}")
                .with(
                        "/caps",
                        "[{'key': 'y', 'per': 'advocate', 'measure': 'value', 'limit': '5000 pt', 'period': {'calendar': 'year'}}]")
                .terms();
    }
}
