package dev.kith.programs;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What somebody wants to offer.
 *
 * @param terms as they wrote them
 * @param examples cases that show what the terms do
 */
public record NewProgram(String key, String name, JsonNode terms, Optional<JsonNode> examples) {}
