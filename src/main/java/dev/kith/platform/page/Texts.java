package dev.kith.platform.page;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/** Every text of every page and mail, in each language Kith ships. Read once from {@code words_….properties}. */
final class Texts {

    private static final Map<String, Map<String, String>> BY_LANGUAGE =
            Words.LANGUAGES.stream().collect(toUnmodifiableMap(Function.identity(), Texts::read));

    private Texts() {}

    static Optional<String> find(String language, String key) {
        return Optional.ofNullable(
                Objects.requireNonNull(BY_LANGUAGE.get(language)).get(key));
    }

    /** All texts of a language, for the test that compares them. */
    static Map<String, String> all(String language) {
        return Objects.requireNonNull(BY_LANGUAGE.get(language));
    }

    private static Map<String, String> read(String language) {
        var texts = new Properties();
        String file = "/words_" + language + ".properties";
        try (var in = Objects.requireNonNull(Texts.class.getResourceAsStream(file), file)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts.stringPropertyNames().stream().collect(toUnmodifiableMap(key -> key, texts::getProperty));
    }
}
