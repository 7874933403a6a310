package dev.kith.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

    private final Wording wording = Wording.shipped();

    @ParameterizedTest
    @CsvSource({
        "a, FORM",
        "ada--reads, FORM",
        "Admin, RESERVED",
        "adm1n, RESERVED",
        "h-e-l-p, RESERVED",
        "bloom, RESERVED",
        "b100m, RESERVED",
        "fuck-off, OFFENSIVE",
        "my-5hit, OFFENSIVE",
        "che-ca-zzo, OFFENSIVE",
        "p1dor, OFFENSIVE"
    })
    void objectsToSomeWords(String wish, CodeObjection objection) {
        assertThat(wording.objectionTo(wish, Set.of("Bloom"))).contains(objection);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada-reads",
                "class-of-99",
                "essex",
                "bloomers",
                "administer",
                "therapist-ann",
                "montenegro",
                "saltwater",
                "amanda",
                "debate"
            })
    void letsOthersPass(String wish) {
        assertThat(wording.objectionTo(wish, Set.of("Bloom"))).isEmpty();
    }

    @Test
    void findsABlockedWordInAGeneratedCode() {
        assertThat(wording.isOffensive(new ShareCode("ADAR2C7H"))).isFalse();
    }
}
