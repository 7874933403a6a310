package dev.kith.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.DataFolder;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shops;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code kith demo} says of its shop is true of it. */
@KithTest
class DemoTest {

    /** The file with the shop's keys, without a disk. */
    private static final class Pocket implements Demo.Safe {

        private Optional<String> kept = Optional.empty();

        @Override
        public Optional<String> content() {
            return kept;
        }

        @Override
        public void keep(String text) {
            kept = Optional.of(text);
        }
    }

    private final URI kith;
    private final String operatorSecret;
    private final Pocket pocket = new Pocket();

    DemoTest(Shops shops, DataFolder folder) throws IOException {
        this.kith = shops.url();
        this.operatorSecret = Files.readString(folder.operatorSecret()).strip();
    }

    @Test
    void aShopThatIsReopenedTellsNoSeason() {
        assertThat(said(true)).contains("Bottega Aurora tells Kith its last 2 days:", "100 %");
        assertThat(said(false))
                .contains("Bottega Aurora is open since an earlier demo", "--data")
                .doesNotContain("last 2 days", "100 %");
    }

    private String said(boolean fresh) {
        var said = new StringWriter();
        var out = new PrintWriter(said);
        var wish = new Demo.Wish(kith, kith, operatorSecret, 2, 3, fresh, false, pocket);
        try (Demo demo = Demo.play(wish, out, Clock.systemUTC())) {
            demo.checks();
        }
        out.flush();
        return said.toString();
    }
}
