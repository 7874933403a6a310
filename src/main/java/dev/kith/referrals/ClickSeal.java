package dev.kith.referrals;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.crypto.Purpose;
import dev.kith.platform.crypto.Secrets;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Writes and reads the text by which a click travels: {@code kc=…} in an address, and the cookie that names a browser's first click.
 *
 * <p>It holds the click's id, which is also its time, a 128-bit seal over id, workspace and code, and the code itself. So
 * a click that could not be stored in time can be stored late, when its text comes back with an order, and nobody can
 * make one up. A tilde instead of the dot marks the texts that were handed out before the click was stored.
 */
@Component
public final class ClickSeal {

    /** What a text says, once its seal was found to be ours. */
    public record Sealed(ClickId id, ShareCode code, boolean degraded) {

        /** When the click happened, to the millisecond: its id begins with that. */
        public Instant at() {
            return Instant.ofEpochMilli(id.value().getMostSignificantBits() >>> 16);
        }
    }

    private static final int ID = 16;
    private static final int SEAL = 16;
    private static final int HEAD = 43;
    private static final char STORED = '.';
    private static final char NOT_YET_STORED = '~';
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final Secrets secrets;

    ClickSeal(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The text of a click that is about to be stored; see {@link #degraded}. */
    public String write(UUID click, WorkspaceId workspace, ShareCode code) {
        return ENCODER.encodeToString(sealed(click, workspace, code)) + STORED + code.text();
    }

    /** The same click's text, saying that nobody knows yet whether it is stored. */
    public static String degraded(String text) {
        return text.replace(STORED, NOT_YET_STORED);
    }

    /** Reads a text that came back; empty if we did not write it, or not for this workspace. */
    public Optional<Sealed> read(String text, WorkspaceId workspace) {
        if (text.length() <= HEAD + 1 || text.charAt(HEAD) != STORED && text.charAt(HEAD) != NOT_YET_STORED) {
            return Optional.empty();
        }
        var code = ShareCode.parse(text.substring(HEAD + 1));
        if (code.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] head = DECODER.decode(text.substring(0, HEAD));
            var bytes = ByteBuffer.wrap(head);
            var click = new UUID(bytes.getLong(), bytes.getLong());
            return Secrets.same(head, sealed(click, workspace, code.get()))
                    ? Optional.of(new Sealed(new ClickId(click), code.get(), text.charAt(HEAD) == NOT_YET_STORED))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Id and seal. The borders of the parts need no marks: all but the last have a fixed length. */
    private byte[] sealed(UUID click, WorkspaceId workspace, ShareCode code) {
        byte[] text = code.text().getBytes(US_ASCII);
        byte[] message = ByteBuffer.allocate(2 * ID + text.length)
                .putLong(click.getMostSignificantBits())
                .putLong(click.getLeastSignificantBits())
                .putLong(workspace.value().getMostSignificantBits())
                .putLong(workspace.value().getLeastSignificantBits())
                .put(text)
                .array();
        byte[] sealed = Arrays.copyOf(message, ID + SEAL);
        System.arraycopy(secrets.mac(Purpose.CLICK, message), 0, sealed, ID, SEAL);
        return sealed;
    }
}
