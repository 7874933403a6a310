package dev.kith.portal;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** The few colors between a ground and an ink: all that soft edges of letters need, and a small file. */
final class Palette {

    private static final int SHADES = 32;
    private static final int BITS = 8;
    private static final int GRAYS = 256;

    private final IndexColorModel colors;

    private Palette(IndexColorModel colors) {
        this.colors = colors;
    }

    static Palette between(Color ground, Color ink) {
        byte[] red = new byte[SHADES];
        byte[] green = new byte[SHADES];
        byte[] blue = new byte[SHADES];
        for (int i = 0; i < SHADES; i++) {
            red[i] = shade(ground.getRed(), ink.getRed(), i);
            green[i] = shade(ground.getGreen(), ink.getGreen(), i);
            blue[i] = shade(ground.getBlue(), ink.getBlue(), i);
        }
        return new Palette(new IndexColorModel(BITS, SHADES, red, green, blue));
    }

    /** Black becomes the ground, white the ink. */
    BufferedImage paint(BufferedImage grays) {
        var painted = new BufferedImage(grays.getWidth(), grays.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colors);
        Raster from = grays.getRaster();
        WritableRaster to = painted.getRaster();
        for (int y = 0; y < grays.getHeight(); y++) {
            for (int x = 0; x < grays.getWidth(); x++) {
                to.setSample(x, y, 0, from.getSample(x, y, 0) * SHADES / GRAYS);
            }
        }
        return painted;
    }

    private static byte shade(int from, int to, int step) {
        return (byte) (from + (to - from) * step / (SHADES - 1));
    }
}
