package dev.kith.platform.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class AssetsTest {

    private static final Path VENDOR = Path.of("src/main/resources/vendor");

    @Test
    void namesEachFileByItsContent() {
        assertThat(Assets.url("kith.css")).matches("/assets/kith\\.[0-9a-f]{12}\\.css");
        assertThat(Assets.at(Assets.url("kith.css"))).isPresent();
        assertThat(Assets.at("/assets/kith.css")).isEmpty();
    }

    @Test
    void pointsStylesToTheFontsOfTheSameContent() {
        String css =
                new String(Assets.at(Assets.url("public.css")).orElseThrow().plain(), UTF_8);

        assertThat(css)
                .contains(Assets.url("inter-latin-wght-normal.woff2"))
                .doesNotContain("/assets/inter-latin-wght-normal.woff2");
    }

    @Test
    void packsWhatGetsSmaller() throws IOException {
        var css = Assets.at(Assets.url("kith.css")).orElseThrow();

        assertThat(css.zipped().length).isLessThan(css.plain().length / 2);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(css.zipped())).readAllBytes())
                .isEqualTo(css.plain());
        assertThat(Assets.at(Assets.url("inter-latin-wght-normal.woff2"))
                        .orElseThrow()
                        .zipped())
                .isEmpty();
    }

    @Test
    void keepsItsOwnScriptsSmall() {
        int own = Assets.at(Assets.url("console.js")).orElseThrow().zipped().length
                + Assets.at(Assets.url("chart.js")).orElseThrow().zipped().length;

        assertThat(own).isLessThan(25_000);
    }

    @Test
    void holdsThirdPartyFilesUnchanged() throws IOException, NoSuchAlgorithmException {
        for (String line : Files.readAllLines(VENDOR.resolve("CHECKSUMS"))) {
            String[] sumAndName = line.split(" +", 2);
            byte[] content = Files.readAllBytes(VENDOR.resolve(sumAndName[1]));

            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content)))
                    .as(sumAndName[1])
                    .isEqualTo(sumAndName[0]);
            assertThat(Files.readString(VENDOR.resolve("NOTICE"))).contains(sumAndName[1]);
        }
    }
}
