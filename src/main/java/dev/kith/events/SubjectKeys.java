package dev.kith.events;

import dev.kith.people.Name;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Under which keys the log keeps what is about a person. */
final class SubjectKeys {

    private SubjectKeys() {}

    static List<String> of(Collection<Name> names) {
        return names.stream().flatMap(SubjectKeys::of).distinct().toList();
    }

    private static Stream<String> of(Name name) {
        String root = "r:" + name.root().value();
        String value = name.identifier().value();
        return switch (name.identifier().type()) {
            case "user_id" -> Stream.of(root, "u:" + value);
            case "anonymous_id" -> Stream.of(root, "a:" + value);
            case "claimed_user" -> Stream.of(root, "c:" + value);
            case "email" -> Stream.of(root, "e:" + value);
            case "phone" -> Stream.of(root, "p:" + value);
            default -> Stream.of(root, "x:" + name.identifier().type() + ":" + value);
        };
    }
}
