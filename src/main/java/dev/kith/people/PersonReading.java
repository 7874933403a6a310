package dev.kith.people;

import dev.kith.people.PersonStore.Fact;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a person out of their names and of what trusted sources wrote about them. */
final class PersonReading {

    static final List<String> TRAITS =
            List.of("email", "phone", "name", "firstName", "first_name", "lastName", "last_name", "language", "locale");

    /** {@code it}, {@code it-IT} and {@code it_IT} all mean Italian. */
    private static final Pattern LANGUAGE = Pattern.compile("([A-Za-z]{2})([-_].*)?");

    private final List<Fact> facts;

    private PersonReading(List<Fact> facts) {
        this.facts = facts;
    }

    /** @param facts at least one, all of one person */
    static Person person(List<Fact> facts) {
        return new PersonReading(facts).person();
    }

    private Person person() {
        PersonId id = facts.getFirst().person();
        Set<String> emails = Stream.concat(
                        values(Identifier.EMAIL),
                        values("trait:email")
                                .flatMap(text -> Email.parse(text).stream())
                                .map(Email::address))
                .collect(Collectors.toSet());
        Set<String> canonical = Stream.concat(emails.stream(), values("told:" + Identifier.EMAIL))
                .map(address -> new Email(address).canonical())
                .collect(Collectors.toSet());
        Set<String> phones = Stream.of(
                        values(Identifier.PHONE),
                        values("told:" + Identifier.PHONE),
                        values("trait:phone")
                                .flatMap(text -> Identifier.phone(text).stream())
                                .map(Identifier::value))
                .flatMap(each -> each)
                .collect(Collectors.toSet());
        return new Person(
                id,
                facts.stream().map(Fact::root).collect(Collectors.toSet()),
                userId(id),
                emails,
                canonical,
                name(),
                language(),
                phones,
                values(Identifier.ANONYMOUS).collect(Collectors.toSet()),
                firstSeen());
    }

    private Optional<String> userId(PersonId id) {
        return facts.stream()
                .filter(fact -> fact.type().equals(Identifier.USER))
                .filter(fact -> fact.root().value().equals(id.value()))
                .map(Fact::value)
                .findFirst();
    }

    private Optional<String> name() {
        return latest("name").or(() -> {
            String first = latest("firstName").or(() -> latest("first_name")).orElse("");
            String last = latest("lastName").or(() -> latest("last_name")).orElse("");
            return Optional.of((first + " " + last).strip()).filter(both -> !both.isEmpty());
        });
    }

    private Optional<String> language() {
        return Stream.of("language", "locale")
                .flatMap(trait -> latest(trait).stream())
                .map(LANGUAGE::matcher)
                .filter(Matcher::matches)
                .map(told -> told.group(1).toLowerCase(Locale.ROOT))
                .findFirst();
    }

    private Optional<String> latest(String trait) {
        return facts.stream()
                .filter(fact -> fact.type().equals("trait:" + trait))
                .max(Comparator.comparing(Fact::at))
                .map(fact -> fact.value().strip())
                .filter(text -> !text.isEmpty());
    }

    private Stream<String> values(String type) {
        return facts.stream().filter(fact -> fact.type().equals(type)).map(Fact::value);
    }

    private Instant firstSeen() {
        return facts.stream()
                .filter(fact -> !fact.type().startsWith("trait:"))
                .map(Fact::at)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
