package dev.kith.referrals;

import io.nayuki.qrcodegen.QrCode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A QR code as a PNG of one bit per pixel, written by hand: it needs no fonts, no screen and two kilobytes. */
public final class QrPng {

    private static final int SMALLEST = 256;
    private static final int LARGEST = 2048;
    private static final int QUIET = 4;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private QrPng() {}

    /** About {@code size} pixels wide, 256 to 2048: the largest whole number of pixels per module that fits. */
    public static byte[] of(String text, int size) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int modules = code.size + 2 * QUIET;
        int scale = Math.max(1, Math.clamp(size, SMALLEST, LARGEST) / modules);
        return png(code, modules * scale, scale);
    }

    private static byte[] png(QrCode code, int pixels, int scale) {
        try {
            var png = new ByteArrayOutputStream();
            png.write(SIGNATURE);
            chunk(png, "IHDR", header(pixels));
            chunk(png, "IDAT", rows(code, pixels, scale));
            chunk(png, "IEND", new byte[0]);
            return png.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** One bit of gray per pixel, nothing interlaced. */
    private static byte[] header(int pixels) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(pixels);
        out.writeInt(pixels);
        out.write(new byte[] {1, 0, 0, 0, 0});
        return bytes.toByteArray();
    }

    private static byte[] rows(QrCode code, int pixels, int scale) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
            for (int y = 0; y < pixels; y++) {
                byte[] row = new byte[1 + (pixels + 7) / 8];
                for (int x = 0; x < pixels; x++) {
                    // Outside of the code a module is light; a set bit is white.
                    if (!code.getModule(x / scale - QUIET, y / scale - QUIET)) {
                        row[1 + x / 8] |= (byte) (0x80 >> x % 8);
                    }
                }
                out.write(row);
            }
        }
        return packed.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) throws IOException {
        var out = new DataOutputStream(png);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        var sum = new CRC32();
        sum.update(name);
        sum.update(content);
        out.writeInt((int) sum.getValue());
    }
}
