package dev.kith.programs;

import static java.util.stream.Collectors.joining;

import dev.kith.kernel.Money;
import dev.kith.kernel.Rate;
import dev.kith.kernel.Span;
import dev.kith.kernel.Unit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * One object of the terms, read field by field. A field that cannot be read leaves a finding and its fallback, so that
 * reading goes on and finds everything; a field nobody asked for is a finding too.
 */
final class Section {

    static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_COPY = 20_000;

    private final JsonNode node;
    private final String pointer;
    private final Findings findings;
    private final Set<String> asked = new LinkedHashSet<>();

    private Section(JsonNode node, String pointer, Findings findings) {
        this.node = node;
        this.pointer = pointer;
        this.findings = findings;
    }

    static Section of(JsonNode node, String pointer, Findings findings) {
        if (!node.isObject()) {
            findings.error(pointer, "V1", "Write an object in braces here.");
            return new Section(JsonNodeFactory.instance.objectNode(), pointer, findings);
        }
        return new Section(node, pointer, findings);
    }

    String pointer() {
        return pointer;
    }

    String pointer(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    Findings findings() {
        return findings;
    }

    /** The field, if it is there and not null. */
    Optional<JsonNode> field(String name) {
        asked.add(name);
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    boolean has(String name) {
        return field(name).isPresent();
    }

    /** The names of all fields, for objects that are maps. */
    List<String> names() {
        List<String> names = List.copyOf(node.propertyNames());
        asked.addAll(names);
        return names;
    }

    /** Empty if it is missing: its fields then all have their fallbacks. */
    Section section(String name) {
        return of(field(name).orElse(JsonNodeFactory.instance.objectNode()), pointer(name), findings);
    }

    List<Section> sections(String name) {
        List<Section> sections = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            sections.add(of(element, pointer(name) + "/" + sections.size(), findings));
        }
        return sections;
    }

    private Iterable<JsonNode> elements(String name) {
        Optional<JsonNode> list = field(name);
        if (list.isPresent() && !list.get().isArray()) {
            findings.error(pointer(name), "V1", "Write a list in brackets here.");
            return List.of();
        }
        return list.<Iterable<JsonNode>>map(array -> array).orElse(List.of());
    }

    boolean mentions(String text) {
        return node.toString().contains(text);
    }

    /** The same place, with every text in it changed. */
    Section mapping(UnaryOperator<String> change) {
        return new Section(mapped(node, change), pointer, findings);
    }

    private static JsonNode mapped(JsonNode node, UnaryOperator<String> change) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode changed = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(field -> changed.set(field.getKey(), mapped(field.getValue(), change)));
                yield changed;
            }
            case ArrayNode list -> {
                ArrayNode changed = JsonNodeFactory.instance.arrayNode();
                list.forEach(element -> changed.add(mapped(element, change)));
                yield changed;
            }
            case StringNode text -> StringNode.valueOf(change.apply(text.stringValue()));
            default -> node;
        };
    }

    /** What names this object in other places. */
    String key(String name) {
        String key = text(name, "");
        if (!KEY.matcher(key).matches()) {
            findings.error(
                    pointer(name), "V1", "Write a key: a lower-case letter, then letters, digits or _, at most 40.");
        }
        return key;
    }

    String text(String name, String fallback) {
        return text(name, fallback, LONGEST_TEXT);
    }

    private String text(String name, String fallback, int longest) {
        return read(name, "V1", "Write a text of at most " + longest + " characters.", fallback, value -> {
            boolean fits = value.isString() && value.stringValue().length() <= longest;
            return fits ? Optional.of(value.stringValue()) : Optional.empty();
        });
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            if (element.isString() && element.stringValue().length() <= LONGEST_TEXT) {
                texts.add(element.stringValue());
            } else {
                findings.error(pointer(name), "V1", "Write texts only in this list.");
            }
        }
        return texts;
    }

    /** Language, or place, and text. */
    Map<String, String> textMap(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        Section map = section(name);
        map.names().forEach(each -> texts.put(each, map.text(each, "", LONGEST_COPY)));
        return texts;
    }

    boolean flag(String name, boolean fallback) {
        return read(
                name,
                "V1",
                "Write true or false.",
                fallback,
                value -> value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty());
    }

    int number(String name, int fallback, int least, int most) {
        return read(name, "V1", "Write a whole number from " + least + " to " + most + ".", fallback, value -> {
            boolean fits = value.isIntegralNumber()
                    && value.canConvertToInt()
                    && value.intValue() >= least
                    && value.intValue() <= most;
            return fits ? Optional.of(value.intValue()) : Optional.empty();
        });
    }

    <E extends Enum<E>> E choice(String name, Class<E> choices, E fallback) {
        return read(name, "V1", "Write one of " + spellings(choices) + ".", fallback, value -> chosen(value, choices));
    }

    <E extends Enum<E>> List<E> choices(String name, Class<E> choices) {
        List<E> chosen = new ArrayList<>();
        int index = 0;
        for (JsonNode element : elements(name)) {
            Optional<E> one = chosen(element, choices);
            if (one.isEmpty()) {
                findings.error(pointer(name) + "/" + index, "V1", "Write one of " + spellings(choices) + ".");
            }
            one.ifPresent(chosen::add);
            index++;
        }
        return chosen;
    }

    private static <E extends Enum<E>> Optional<E> chosen(JsonNode value, Class<E> choices) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> value.isString() && spelling(choice).equals(value.stringValue()))
                .findFirst();
    }

    private static String spellings(Class<? extends Enum<?>> choices) {
        return Arrays.stream(choices.getEnumConstants()).map(Section::spelling).collect(joining(", "));
    }

    /** As terms write it: lower case, but for the one word that is not. */
    static String spelling(Enum<?> choice) {
        return choice == Goal.Take.EVERY_NTH ? "everyNth" : choice.name().toLowerCase(Locale.ROOT);
    }

    Span span(String name, Span fallback) {
        return spanIfAny(name).orElse(fallback);
    }

    Optional<Span> spanIfAny(String name) {
        return readIfAny(
                name,
                "V1",
                "Write a length of time such as P30D, PT15M or P12M.",
                value -> value.isString() ? Span.parse(value.stringValue()) : Optional.empty());
    }

    Optional<Instant> instant(String name) {
        return readIfAny(name, "V1", "Write a time such as 2026-03-01T00:00:00Z.", value -> {
            try {
                return value.isString()
                        ? Optional.of(OffsetDateTime.parse(value.stringValue()).toInstant())
                        : Optional.empty();
            } catch (DateTimeException unreadable) {
                return Optional.empty();
            }
        });
    }

    Rate rate(String name, Rate fallback) {
        return readIfAny(
                        name,
                        "V1",
                        "Write a share such as \"0.15\", from 0 to 10 with at most six decimals.",
                        Section::rate)
                .orElse(fallback);
    }

    List<Rate> rates(String name) {
        List<Rate> rates = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            Optional<Rate> rate = rate(element);
            if (rate.isEmpty()) {
                findings.error(pointer(name), "V1", "Write shares such as \"0.8\" in this list.");
            }
            rate.ifPresent(rates::add);
        }
        return rates;
    }

    private static Optional<Rate> rate(JsonNode value) {
        return value.isString() ? Rate.parse(value.stringValue()) : Optional.empty();
    }

    Optional<Unit> unit(String name) {
        return readIfAny(
                name,
                "V2",
                "Write a currency such as EUR, or pt for points.",
                value -> value.isString() ? Unit.parse(value.stringValue()) : Optional.empty());
    }

    Optional<Money> money(String name) {
        return readIfAny(name, "V2", AMOUNT, Section::money);
    }

    /** One amount per unit, each above zero. */
    Amounts amounts(String name) {
        Map<Unit, Money> amounts = new LinkedHashMap<>();
        int index = 0;
        for (JsonNode element : elements(name)) {
            Optional<Money> money = money(element);
            String at = pointer(name) + "/" + index;
            if (money.isEmpty()) {
                findings.error(at, "V2", AMOUNT);
            } else if (amounts.putIfAbsent(money.get().unit(), money.get()) != null) {
                findings.error(at, "V1", "There is an amount in " + money.get().unit() + " already.");
            }
            index++;
        }
        return Amounts.of(amounts.values());
    }

    private static final String AMOUNT =
            "Write an amount such as \"10.00 EUR\" or \"500 pt\", not below zero, with no more decimals than the unit has.";

    private static Optional<Money> money(JsonNode value) {
        return value.isString()
                ? Money.parse(value.stringValue()).filter(money -> money.minor() >= 0)
                : Optional.empty();
    }

    private <T> T read(String name, String code, String fix, T fallback, Function<JsonNode, Optional<T>> reading) {
        return readIfAny(name, code, fix, reading).orElse(fallback);
    }

    private <T> Optional<T> readIfAny(String name, String code, String fix, Function<JsonNode, Optional<T>> reading) {
        Optional<JsonNode> value = field(name);
        Optional<T> read = value.flatMap(reading);
        if (value.isPresent() && read.isEmpty()) {
            findings.error(pointer(name), code, fix);
        }
        return read;
    }

    void require(String name) {
        if (!has(name)) {
            findings.error(pointer(name), "V1", "This field is needed.");
        }
    }

    /** These may stand here although they are not read here. */
    void allow(String... names) {
        asked.addAll(List.of(names));
    }

    /** To be called last: fields nobody asked for are mistakes, most often of spelling. */
    void done() {
        for (String name : node.propertyNames()) {
            if (!asked.contains(name)) {
                findings.error(
                        pointer(name),
                        "V1",
                        "There is no field of this name; known are " + String.join(", ", asked) + ".");
            }
        }
    }
}
