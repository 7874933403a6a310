package dev.kith.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

    @ParameterizedTest
    @CsvSource({
        "' Ana@Example.ORG ', ana@example.org",
        "ana@MÜNCHEN.example, ana@xn--mnchen-3ya.example",
        "ana+spring@example.org, ana+spring@example.org",
        "a.n.a@gmail.com, a.n.a@gmail.com",
    })
    void keepsAnAddressAsItIsWritten(String typed, String kept) {
        assertThat(Email.parse(typed)).hasValue(new Email(kept));
    }

    @ParameterizedTest
    @CsvSource({
        "ana+spring@example.org, ana@example.org",
        "a.n.a+x@gmail.com, ana@gmail.com",
        "a.na@googlemail.com, ana@gmail.com",
        "ana-shop@yahoo.com, ana@yahoo.com",
        "ana-shop@yahoo.co.uk, ana@yahoo.co.uk",
        "ana-shop@example.org, ana-shop@example.org",
        "a.na@example.org, a.na@example.org",
        "+tag@example.org, +tag@example.org",
    })
    void comparesMailboxesAndNotSpellings(String address, String canonical) {
        assertThat(new Email(address).canonical()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ana",
                "ana@",
                "@example.org",
                "ana@example",
                "a na@example.org",
                "ana@exa mple.org",
                "ana@-example.org",
                "ana@example..org",
                "<ana@example.org>",
                "ana@example.org,bo@example.org",
                "ana\r\nbcc:bo@example.org"
            })
    void refusesWhatIsNoAddress(String typed) {
        assertThat(Email.parse(typed)).isEmpty();
    }

    @Test
    void refusesAnEndlessAddress() {
        assertThat(Email.parse("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(Email.parse("ana@" + "a.".repeat(130) + "org")).isEmpty();
    }
}
