package dev.kith.programs.web;

import dev.kith.kernel.Unit;
import dev.kith.programs.Conditions;
import dev.kith.programs.Terms;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads terms that are still a draft, so that they can be said in words like any other. */
@Component
final class Drafts {

    private final Conditions conditions;
    private final JsonMapper json;

    Drafts(Conditions conditions, JsonMapper json) {
        this.conditions = conditions;
        this.json = json;
    }

    Optional<Terms> read(String canonical, Unit currency) {
        return Terms.read(json.readTree(canonical), currency, conditions).terms();
    }

    /** The same JSON, for eyes. */
    String pretty(String canonical) {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(canonical));
    }
}
