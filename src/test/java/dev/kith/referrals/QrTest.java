package dev.kith.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.KithTest;
import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** QR pictures of links. */
@KithTest
@Import(Flowers.class)
class QrTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String kith;
    private final String code;
    private final LinkHosts hosts;
    private final ShareLinks links;
    private final Flowers.Bloom bloom;

    QrTest(Flowers flowers, LinkHosts hosts, ShareLinks links, Environment environment) {
        this.kith = "http://localhost:" + environment.getRequiredProperty("local.server.port");
        this.hosts = hosts;
        this.links = links;
        this.bloom = flowers.open();
        this.code = flowers.enroll(bloom, "ada", "ada-in-print") + "/"
                + bloom.workspace().key();
    }

    @Test
    void drawsTheLinkAsLinesThatStaySharp() throws Exception {
        var answer = get("/q/" + code + ".svg");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
        assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("QR code for", "/r/ada-in-print", "?c=qr")
                .startsWith("<svg");
    }

    @Test
    void drawsExactlyTheModulesOfTheLink() throws Exception {
        var answer = get("/q/" + code + ".png?size=512");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
        String link = hosts.urlOf(links.find("ada-in-print", bloom.id()).orElseThrow(), true) + "?c=qr";
        var expected = QrCode.encodeText(link, QrCode.Ecc.MEDIUM);

        int scale = picture.getWidth() / (expected.size + 8);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(picture.getWidth()).isBetween(400, 512).isEqualTo(picture.getHeight());
        for (int y = -4; y < expected.size + 4; y++) {
            for (int x = -4; x < expected.size + 4; x++) {
                boolean dark = (picture.getRGB((x + 4) * scale + scale / 2, (y + 4) * scale + scale / 2) & 0xff) < 128;
                assertThat(dark).isEqualTo(expected.getModule(x, y));
            }
        }
    }

    @Test
    void keepsPicturesWithinBounds() throws Exception {
        assertThat(width("9999999")).isBetween(1800, 2048);
        assertThat(width("-1")).isBetween(200, 256);
        assertThat(get("/q/" + code + ".png?size=big").statusCode()).isIn(400, 422);
    }

    @Test
    void drawsNothingForACodeThatNobodyHas() throws Exception {
        assertThat(get("/q/nobody-at-all.svg").statusCode()).isEqualTo(404);
        assertThat(get("/q/nobody-at-all.png").statusCode()).isEqualTo(404);
    }

    private int width(String size) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(
                        get("/q/" + code + ".png?size=" + size).body()))
                .getWidth();
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(kith + path)).build(), BodyHandlers.ofByteArray());
    }
}
