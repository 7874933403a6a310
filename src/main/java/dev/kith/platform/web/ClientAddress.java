package dev.kith.platform.web;

import dev.kith.platform.KithSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Where a request comes from. {@code X-Forwarded-For} is believed only from proxies the operator declared, and read from
 * right to left: everything left of the first foreign address is hearsay.
 */
@Component
public final class ClientAddress {

    private static final int LONGEST = 45;

    private final Set<String> proxies;

    ClientAddress(KithSettings settings) {
        this.proxies = Set.copyOf(settings.proxies());
    }

    public String of(HttpServletRequest request) {
        String peer = bare(request.getRemoteAddr());
        String told = request.getHeader("X-Forwarded-For");
        if (told == null || !proxies.contains(peer)) {
            return peer;
        }
        for (String hop : List.of(told.split(",")).reversed()) {
            String address = bare(hop.strip());
            if (!proxies.contains(address)) {
                return isAddress(address) ? address : peer;
            }
        }
        return peer;
    }

    /** The neighborhood limits are counted for: the /24 of an IPv4 address, the /64 of an IPv6 address. */
    public String networkOf(HttpServletRequest request) {
        String address = of(request);
        int lastDot = address.lastIndexOf('.');
        if (lastDot > 0) {
            return address.substring(0, lastDot);
        }
        String[] groups = address.split(":");
        return String.join(":", List.of(groups).subList(0, Math.min(4, groups.length)));
    }

    private static String bare(String address) {
        String open = address.startsWith("[") ? address.substring(1) : address;
        return open.endsWith("]") ? open.substring(0, open.length() - 1) : open;
    }

    private static boolean isAddress(String text) {
        return text.length() <= LONGEST && text.matches("[0-9a-fA-F:.]+");
    }
}
