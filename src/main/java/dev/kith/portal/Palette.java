package dev.kith.portal;

import java.awt.Color;
import java.awt.image.IndexColorModel;

/** The few colors of a picture of two: everything between them, which is what soft letter edges need. */
final class Palette {

    private static final int SHADES = 32;
    private static final int BITS = 8;

    private Palette() {}

    static IndexColorModel between(Color ground, Color ink) {
        byte[] red = new byte[SHADES];
        byte[] green = new byte[SHADES];
        byte[] blue = new byte[SHADES];
        for (int i = 0; i < SHADES; i++) {
            red[i] = shade(ground.getRed(), ink.getRed(), i);
            green[i] = shade(ground.getGreen(), ink.getGreen(), i);
            blue[i] = shade(ground.getBlue(), ink.getBlue(), i);
        }
        return new IndexColorModel(BITS, SHADES, red, green, blue);
    }

    private static byte shade(int from, int to, int step) {
        return (byte) (from + (to - from) * step / (SHADES - 1));
    }
}
