package dev.kith.campaigns;

import dev.kith.platform.KithSettings;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.crypto.Purpose;
import dev.kith.platform.crypto.Secrets;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.mail.MailAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Ends letters about invitations, for whoever asks. The link in a letter names workspace and address, is sealed, and is
 * good for ever; it works without signing in.
 */
@Component
public final class Silence {

    /** What a link says, once its seal has been checked. */
    public record Wish(WorkspaceId workspace, String addressHash) {}

    private static final int UUID_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int SEAL_BYTES = 16;

    private final Tenant tenant;
    private final SilenceStore store;
    private final Secrets secrets;
    private final InstantSource clock;
    private final URI home;

    Silence(Tenant tenant, SilenceStore store, Secrets secrets, InstantSource clock, KithSettings settings) {
        this.tenant = tenant;
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
        this.home = settings.publicUrl();
    }

    /** Where one click ends the letters to this address. */
    URI link(WorkspaceId workspace, MailAddress address) {
        byte[] wish = bytes(workspace, hash(workspace, address));
        byte[] token = ByteBuffer.allocate(wish.length + SEAL_BYTES)
                .put(wish)
                .put(seal(wish))
                .array();
        return home.resolve("/u/" + Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    }

    /** Empty if the link was never ours, or was changed. */
    public Optional<Wish> read(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length != UUID_BYTES + HASH_BYTES + SEAL_BYTES) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.wrap(bytes);
            byte[] wish = new byte[UUID_BYTES + HASH_BYTES];
            byte[] seal = new byte[SEAL_BYTES];
            buffer.get(wish).get(seal);
            return Secrets.same(seal, seal(wish)) ? Optional.of(wish(wish)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** From now on; asking again changes nothing. */
    public void keep(Wish wish) {
        tenant.run(wish.workspace(), () -> {
            store.insert(wish.addressHash(), clock.instant());
            return wish;
        });
    }

    /** In the workspace's open transaction. */
    boolean isWished(WorkspaceId workspace, MailAddress address) {
        String hash = HexFormat.of().formatHex(hash(workspace, address));
        return store.among(List.of(hash)).contains(hash);
    }

    private static Wish wish(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        var workspace = new WorkspaceId(new UUID(buffer.getLong(), buffer.getLong()));
        return new Wish(workspace, HexFormat.of().formatHex(bytes, UUID_BYTES, UUID_BYTES + HASH_BYTES));
    }

    private static byte[] bytes(WorkspaceId workspace, byte[] hash) {
        return ByteBuffer.allocate(UUID_BYTES + HASH_BYTES)
                .putLong(workspace.value().getMostSignificantBits())
                .putLong(workspace.value().getLeastSignificantBits())
                .put(hash)
                .array();
    }

    private byte[] hash(WorkspaceId workspace, MailAddress address) {
        return secrets.mac(
                Purpose.ADDRESS, workspace.value().toString(), address.text().toLowerCase(Locale.ROOT));
    }

    private byte[] seal(byte[] wish) {
        byte[] mac = secrets.mac(Purpose.LINK, "unsubscribe".getBytes(StandardCharsets.US_ASCII), wish);
        return Arrays.copyOf(mac, SEAL_BYTES);
    }
}
