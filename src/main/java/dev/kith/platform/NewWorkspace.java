package dev.kith.platform;

import dev.kith.kernel.Unit;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What is needed to open a workspace.
 *
 * @param key how it is named in addresses; made from the name if nobody chose one
 * @param domain the shop's host; the operator's word counts as verification
 */
public record NewWorkspace(
        String name, Unit currency, Optional<String> key, Optional<String> domain, ZoneId zone, String language) {

    private static final ZoneId UTC = ZoneId.of("UTC");

    /** Java also calls it {@code Z}, which nobody would look for in a list of time zones. */
    public NewWorkspace {
        zone = zone.equals(ZoneOffset.UTC) ? UTC : zone;
    }

    public static NewWorkspace named(String name, Unit currency) {
        return new NewWorkspace(name, currency, Optional.empty(), Optional.empty(), ZoneOffset.UTC, "en");
    }

    public NewWorkspace withDomain(String host) {
        return new NewWorkspace(name, currency, key, Optional.of(host), zone, language);
    }
}
