package dev.kith.events;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as it comes and as the log holds it: numbers stay the decimal text they were written in. */
final class LogJson {

    /** As many digits as PostgreSQL writes; what comes from outside is held to far less. */
    private static final int DIGITS = 150_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(DIGITS)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private LogJson() {}

    static JsonMapper mapper() {
        return MAPPER;
    }

    static JsonNode read(String stored) {
        return MAPPER.readTree(stored);
    }
}
