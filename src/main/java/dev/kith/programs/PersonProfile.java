package dev.kith.programs;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a condition may know of a person: how they buy, not who they are. As of the event's time.
 *
 * @param orders how many counted orders they had
 * @param traits what the shop said about them; names and addresses are taken out
 */
public record PersonProfile(
        long orders,
        long daysSinceFirstSeen,
        OptionalLong daysSinceLastOrder,
        Optional<String> country,
        Optional<String> language,
        Optional<String> emailDomain,
        boolean emailVerified,
        boolean subscribed,
        Set<String> tags,
        Set<String> segments,
        JsonNode traits) {

    public PersonProfile {
        tags = Set.copyOf(tags);
        segments = Set.copyOf(segments);
    }
}
