package dev.kith.platform.docs;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Type words of a schema, in a set that the library may change. */
final class Types {

    private Types() {}

    static Set<String> only(String type) {
        return new LinkedHashSet<>(List.of(type));
    }
}
