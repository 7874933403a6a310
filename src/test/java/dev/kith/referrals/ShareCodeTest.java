package dev.kith.referrals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.testkit.Law;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes as RR §6.1 has them. */
class ShareCodeTest {

    private static final String ALPHABET = "234679ACDEFGHJKMNPQRTVWXYZ";

    @ParameterizedTest
    @ValueSource(strings = {"K7MQ4TX6", "ADAR2C7H", "3F9HWKER"})
    void knowsTheCheckCharacterOfTheVectors(String text) {
        assertThat(new ShareCode(text).isGenerated()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ADAR2C7H, ADAR2C7H",
        "adar-2c7h, ADAR2C7H",
        "' ADAR 2C7H ', ADAR2C7H",
        "ＡＤＡＲ２Ｃ７Ｈ, ADAR2C7H",
        "ADA-READS, ada-reads",
        "ada reads, ada-reads",
        "Ada-Reads-2, ada-reads-2"
    })
    void readsWhatPeopleType(String typed, String text) {
        assertThat(ShareCode.parse(typed)).contains(new ShareCode(text));
    }

    @Test
    void readsAUForTheVThatIsMeant() {
        var code = ShareCode.generate(_ -> ALPHABET.indexOf('V'));

        assertThat(ShareCode.parse(code.text().replace('V', 'U'))).contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ab",
                "-ada",
                "ada-",
                "a--da",
                "2ada",
                "adà",
                "ада",
                "ada_reads",
                "ada/reads",
                "ada.reads",
                "../etc",
                "ada\nreads",
                "ada%20reads",
                "<script>",
                "1234567",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void refusesWhatIsNoCode(String typed) {
        assertThat(ShareCode.parse(typed)).isEmpty();
    }

    @Test
    void showsAGeneratedCodeInTwoHalves() {
        assertThat(new ShareCode("ADAR2C7H")).hasToString("ADAR-2C7H");
        assertThat(new ShareCode("ada-reads")).hasToString("ada-reads");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADA-READS", "adareads", "ada-read5", "Ada-Re-Ads"})
    void takesLookAlikesForTheSameCode(String typed) {
        assertThat(ShareCode.parse(typed).orElseThrow().key()).isEqualTo(new ShareCode("ada-reads").key());
    }

    @Test
    void foldsEveryLookAlikeCharacter() {
        assertThat(new ShareCode("bob-0123456789").key()).isEqualTo("BOBOI234S67B9");
        assertThat(new ShareCode("lil").key()).isEqualTo("III");
    }

    @Test
    void catchesEverySingleWrongCharacter() {
        Law.holds(random -> {
            var code = ShareCode.generate(random::nextInt).text();
            int place = random.nextInt(code.length());
            char wrong = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            String mistyped = code.substring(0, place) + wrong + code.substring(place + 1);

            boolean stillACode =
                    ShareCode.parse(mistyped).filter(ShareCode::isGenerated).isPresent();

            assertThat(stillACode).isEqualTo(mistyped.equals(code));
        });
    }

    @Test
    void refusesToBeMadeOfAnythingElse() {
        assertThatThrownBy(() -> new ShareCode("ADAR2C7X")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ShareCode("Ada-Reads")).isInstanceOf(IllegalArgumentException.class);
    }
}
