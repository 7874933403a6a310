package dev.kith.referrals;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.crypto.Purpose;
import dev.kith.platform.crypto.Secrets;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Keyed hashes of what a browser cannot hide: address, network, user agent. The key differs from workspace to workspace
 * and from week to week, so that nobody can follow a person, and nothing can be compared for longer than a month.
 */
@Component
public final class ClientTraces {

    private static final long WEEK = Duration.ofDays(7).toMillis();
    private static final int LENGTH = 16;

    private final Secrets secrets;

    ClientTraces(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The hash of a text as it is in the week of that instant. */
    public String hash(WorkspaceId workspace, Instant at, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        byte[] message = ByteBuffer.allocate(3 * Long.BYTES + bytes.length)
                .putLong(workspace.value().getMostSignificantBits())
                .putLong(workspace.value().getLeastSignificantBits())
                .putLong(at.toEpochMilli() / WEEK)
                .put(bytes)
                .array();
        return HexFormat.of().formatHex(Arrays.copyOf(secrets.mac(Purpose.CLIENT, message), LENGTH));
    }

    /** The /24 of an IPv4 address, the /64 of an IPv6 address, as text. */
    public static String networkOf(String address) {
        if (address.indexOf(':') < 0) {
            int lastDot = address.lastIndexOf('.');
            return lastDot < 0 ? address : address.substring(0, lastDot);
        }
        int end = -1;
        for (int group = 0; group < 4; group++) {
            int next = address.indexOf(':', end + 1);
            // A double colon stands for zeros: what is before it is all the network there is.
            if (next < 0 || next == end + 1 && next > 0) {
                return address.substring(0, Math.max(end, 0)) + "::";
            }
            end = next;
        }
        return address.substring(0, end) + "::";
    }
}
