package dev.kith.referrals;

import dev.kith.people.RootId;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.crypto.Purpose;
import dev.kith.platform.crypto.Secrets;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Lets a link recognize its own advocate: the portal leaves this mark in a cookie of the browser they signed in with, and
 * a click by it is an {@link ClickClass#OWN} one. The mark says nothing to anybody else.
 */
@Component
public final class OwnerMark {

    /** The cookie's name. */
    public static final String COOKIE = "kith_o";

    private static final int LENGTH = 9;
    private static final int MOST = 5;

    private final Secrets secrets;

    OwnerMark(Secrets secrets) {
        this.secrets = secrets;
    }

    /** What the cookie says of a person with these roots. */
    public String of(WorkspaceId workspace, Collection<RootId> roots) {
        return roots.stream().limit(MOST).map(root -> of(workspace, root)).collect(Collectors.joining("."));
    }

    String of(WorkspaceId workspace, RootId root) {
        byte[] message = ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(workspace.value().getMostSignificantBits())
                .putLong(workspace.value().getLeastSignificantBits())
                .putLong(root.value().getMostSignificantBits())
                .putLong(root.value().getLeastSignificantBits())
                .array();
        byte[] mark = Arrays.copyOf(secrets.mac(Purpose.LINK, message), LENGTH);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mark);
    }

    /** Whether the cookie was left by the advocate of this link. */
    public boolean isOf(String cookie, ShareLink link) {
        String mark = of(link.workspace(), link.advocate());
        return Arrays.asList(cookie.split("\\.", MOST + 1)).contains(mark);
    }
}
