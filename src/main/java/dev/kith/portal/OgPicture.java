package dev.kith.portal;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws the picture that messengers show beside a shared link. */
final class OgPicture {

    /** What stands on it, ready to print: who gives, what, and on which condition. */
    record Text(String from, String gift, String terms) {}

    private record Line(String text, Font font, int baseline) {}

    private static final Logger LOG = LoggerFactory.getLogger(OgPicture.class);
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final int MARGIN = 80;
    private static final Color GROUND = new Color(0x0b6a55);
    private static final Color INK = Color.WHITE;

    private final Optional<Font> regular = font("inter-regular.ttf");
    private final Optional<Font> bold = font("inter-bold.ttf");

    /** As PNG. Where the system cannot write letters it is the ground alone, which is still better than no picture. */
    byte[] png(Text text) {
        var letters = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = letters.createGraphics();
        try {
            lines(text).forEach(line -> write(g, line));
        } finally {
            g.dispose();
        }
        return encoded(Palette.between(GROUND, INK).paint(letters));
    }

    private List<Line> lines(Text text) {
        if (regular.isEmpty() || bold.isEmpty()) {
            return List.of();
        }
        return List.of(
                new Line(text.from(), regular.get().deriveFont(46f), 180),
                new Line(text.gift(), bold.get().deriveFont(230f), 420),
                new Line(text.terms(), regular.get().deriveFont(38f), 525));
    }

    /** Shrinks a line until it fits: translations are longer than English. */
    private static void write(Graphics2D g, Line line) {
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setColor(Color.WHITE);
        int width = g.getFontMetrics(line.font).stringWidth(line.text);
        float fits = Math.min(1f, (WIDTH - 2f * MARGIN) / Math.max(1, width));
        g.setFont(line.font.deriveFont(line.font.getSize2D() * fits));
        g.drawString(line.text, MARGIN, line.baseline);
    }

    private static byte[] encoded(BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** Minimal systems lack what Java needs for fonts; a link must work there too. */
    private static Optional<Font> font(String file) {
        try (var in = Objects.requireNonNull(OgPicture.class.getResourceAsStream("/vendor/" + file), file)) {
            return Optional.of(Font.createFont(Font.TRUETYPE_FONT, in));
        } catch (IOException | FontFormatException | LinkageError | RuntimeException unavailable) {
            LOG.warn("Pictures of shared links are drawn without text: {}", unavailable.toString());
            return Optional.empty();
        }
    }
}
