package dev.kith.programs;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * New terms for a program.
 *
 * @param note why, for those who read the history
 */
public record Revision(JsonNode terms, Optional<JsonNode> examples, String note, String actor) {}
