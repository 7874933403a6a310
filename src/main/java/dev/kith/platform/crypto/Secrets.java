package dev.kith.platform.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Everything that needs the master key: keyed hashes, sealed values, and random tokens.
 *
 * <p>Keys are derived by HKDF-SHA256, one per {@link Purpose}; the master key itself touches nothing.
 */
public final class Secrets {

    /** The length of a token in bytes: nobody guesses 256 bits. */
    private static final int TOKEN = 32;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final byte FORMAT = 1;

    private final Map<Purpose, Mac> macs = new EnumMap<>(Purpose.class);
    private final SecretKey wrap;
    private final SecureRandom random = new SecureRandom();

    public Secrets(byte[] masterKey) {
        for (Purpose purpose : Purpose.values()) {
            macs.put(purpose, keyed(derive(masterKey, purpose.info(), "HmacSHA256")));
        }
        wrap = derive(masterKey, "kith/seal/1", "AES");
    }

    /** HMAC-SHA256 over the parts; their borders count, so ("ab","c") and ("a","bc") differ. */
    public byte[] mac(Purpose purpose, byte[]... parts) {
        Mac mac = fresh(purpose);
        for (byte[] part : parts) {
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            mac.update(part);
        }
        return mac.doFinal();
    }

    public byte[] mac(Purpose purpose, String... parts) {
        byte[][] bytes = new byte[parts.length][];
        for (int i = 0; i < parts.length; i++) {
            bytes[i] = parts[i].getBytes(StandardCharsets.UTF_8);
        }
        return mac(purpose, bytes);
    }

    /** A keyed hash as lower-case hex, for columns that must not hold the value itself. */
    public String hash(Purpose purpose, String... parts) {
        return HexFormat.of().formatHex(mac(purpose, parts));
    }

    /** 256 random bits as base64url: 43 characters. Store its {@link Sha256}, never the token. */
    public String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN));
    }

    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A number below {@code bound}, for characters drawn from an alphabet. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Encrypts with AES-256-GCM; only {@link #open} with the same place (table, column, row) reads it again. */
    public byte[] seal(String place, byte[] clear) {
        byte[] nonce = bytes(NONCE);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, place, nonce, clear, 0).orElseThrow();
        return ByteBuffer.allocate(1 + NONCE + sealed.length)
                .put(FORMAT)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** Empty if the value was made elsewhere, moved, edited, or sealed under another master key. */
    public Optional<byte[]> open(String place, byte[] sealed) {
        if (sealed.length < 1 + NONCE + TAG_BITS / Byte.SIZE || sealed[0] != FORMAT) {
            return Optional.empty();
        }
        byte[] nonce = new byte[NONCE];
        System.arraycopy(sealed, 1, nonce, 0, NONCE);
        return crypt(Cipher.DECRYPT_MODE, place, nonce, sealed, 1 + NONCE);
    }

    /** Compares without telling by its duration where the difference is. */
    public static boolean same(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    private Optional<byte[]> crypt(int mode, String place, byte[] nonce, byte[] input, int from) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, wrap, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(input, from, input.length - from));
        } catch (AEADBadTagException foreign) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has AES-GCM", impossible);
        }
    }

    private Mac fresh(Purpose purpose) {
        try {
            return (Mac) Objects.requireNonNull(macs.get(purpose)).clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("HmacSHA256 can be cloned", impossible);
        }
    }

    private static Mac keyed(SecretKey key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }

    private static SecretKey derive(byte[] masterKey, String info, String algorithm) {
        try {
            var expansion = HKDFParameterSpec.ofExtract()
                    .addIKM(masterKey)
                    .thenExpand(info.getBytes(StandardCharsets.US_ASCII), TOKEN);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, expansion);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Java 25 has HKDF-SHA256", impossible);
        }
    }
}
