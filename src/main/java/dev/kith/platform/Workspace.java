package dev.kith.platform;

import dev.kith.kernel.Unit;
import java.time.ZoneId;
import java.util.Optional;

/**
 * One business with its own people, programs and money, or the test twin of one.
 *
 * @param key names it in addresses: {@code bloom}, its twin {@code bloom~test}
 * @param currency what reports are counted in
 * @param shopUrl where a friend is sent when a link says nothing else
 */
public record Workspace(
        WorkspaceId id,
        String key,
        String name,
        Unit currency,
        ZoneId zone,
        String language,
        Optional<WorkspaceId> testTwinOf,
        Optional<String> shopUrl) {

    public boolean isTest() {
        return testTwinOf.isPresent();
    }
}
