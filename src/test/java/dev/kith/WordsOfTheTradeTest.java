package dev.kith;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The words of the trade name types that are really there. */
class WordsOfTheTradeTest {

    private static final Pattern TYPE = Pattern.compile("`((?:[a-z]+\\.)+[A-Z][A-Za-z]+)`");

    @Test
    void everyWordNamesAType() throws IOException {
        String words = Files.readString(Path.of("docs/words.md"));

        List<String> types =
                TYPE.matcher(words).results().map(match -> match.group(1)).toList();

        assertThat(types)
                .hasSizeGreaterThan(50)
                .allSatisfy(type -> assertThat(Path.of("src/main/java/dev/kith", type.replace('.', '/') + ".java"))
                        .exists());
    }
}
