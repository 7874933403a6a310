package dev.kith.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "0",
                "000",
                "0-0-0",
                "00000000-0000-0000-0000-000000000000",
                "-1",
                "NULL",
                "None",
                "NaN",
                "undefined",
                "N/A",
                "Anonymous",
                "guest",
                "unknown",
                "user",
                "userId",
                "id",
                "email",
                "distinct_id",
                "distinctId",
                "not_authenticated",
                "true",
                "False",
                "[object Object]"
            })
    void takesNoPlaceholderForAName(String placeholder) {
        assertThat(Identifier.named(placeholder)).isEmpty();
    }

    @Test
    void trimsANameAndKeepsItsCase() {
        assertThat(Identifier.named(" Ada-1 ")).hasValue("Ada-1");
        assertThat(Identifier.named("u".repeat(255))).isPresent();
        assertThat(Identifier.named("u".repeat(256))).isEmpty();
    }

    @Test
    void takesOnlyInternationalNumbersForAName() {
        assertThat(Identifier.phone("+39 (055) 123-456")).hasValue(new Identifier("phone", "+39055123456"));
        assertThat(Identifier.phone("0039 055 123456")).hasValue(new Identifier("phone", "+39055123456"));
        assertThat(Identifier.phone("055 123456")).isEmpty();
        assertThat(Identifier.phone("call me")).isEmpty();
    }

    @Test
    void keepsIdsOfOtherSystemsApart() {
        assertThat(Identifier.external(new ExternalId("CRM", "7"))).hasValue(new Identifier("external:crm", "7"));
        assertThat(Identifier.external(new ExternalId("pos_loyalty", "7")))
                .hasValue(new Identifier("pos_loyalty", "7"));
        assertThat(Identifier.external(new ExternalId("no such type!", "7"))).isEmpty();
    }
}
