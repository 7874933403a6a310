package dev.kith.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class OgPictureTest {

    private static final int SIXTY_KILOBYTES = 60 * 1024;

    private final OgPicture picture = new OgPicture();

    @Test
    void drawsATextThatFitsHoweverLongItIs() throws IOException {
        byte[] png = picture.png(new OgPicture.Text(
                "Un regalo da una persona con un nome di quaranta lettere",
                "1.250,50 € di sconto",
                "Для новых покупателей, при заказе от 4 000 ₽, до 31 декабря 2027 года включительно"));

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
        assertThat(png.length).isLessThan(SIXTY_KILOBYTES);
        assertThat(inkInMargins(image)).isZero();
        assertThat(inkWithin(image)).isGreaterThan(20_000);
    }

    private static long inkInMargins(BufferedImage image) {
        return ink(image, 0, 70) + ink(image, 1130, 1200);
    }

    private static long inkWithin(BufferedImage image) {
        return ink(image, 70, 1130);
    }

    private static long ink(BufferedImage image, int fromX, int toX) {
        int ground = image.getRGB(1, 1);
        long count = 0;
        for (int x = fromX; x < toX; x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                count += image.getRGB(x, y) == ground ? 0 : 1;
            }
        }
        return count;
    }
}
