package dev.kith.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.StringNode;

class CanonicalJsonTest {

    private final JsonMapper json = new JsonMapper();

    /** The example of RFC 8785, section 3.2. */
    @Test
    void writesTheExampleOfTheStandard() {
        var document = json.readTree("""
                {"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                 "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                 "literals": [null, true, false]}""");

        assertThat(CanonicalJson.of(document)).isEqualTo("""
                {"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],\
                "string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}""");
    }

    @Test
    void sortsNamesByCodeUnits() {
        var document = json.readTree("""
                {"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}""");

        assertThat(CanonicalJson.of(document))
                .isEqualTo("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-0.0,0",
        "1e21,1e+21",
        "1e20,100000000000000000000",
        "9007199254740992,9007199254740992",
        "0.000001,0.000001",
        "0.0000001,1e-7",
        "5e-324,5e-324",
        "1.7976931348623157e308,1.7976931348623157e+308",
        "-12.5,-12.5",
        "100,100",
        "9007199254740994,9007199254740994"
    })
    void writesNumbersAsBrowsersDo(String written, String canonical) {
        assertThat(CanonicalJson.of(json.readTree(written))).isEqualTo(canonical);
    }

    @Test
    void refusesWhatHasNoCanonicalForm() {
        assertThatThrownBy(() -> CanonicalJson.of(StringNode.valueOf("\ud83d")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.of(DoubleNode.valueOf(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
