package dev.kith;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every page speaks three languages, completely: no missing text, no leftover, no word that only a template knows. */
class WordsTest {

    private static final List<String> LANGUAGES = List.of("en", "it", "ru");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
    private static final Set<String> NAMES = Set.of("Kith", "Ctrl", "OpenAPI", "SVG", "PNG");

    private final Map<String, Map<String, String>> texts = new TreeMap<>();

    WordsTest() throws IOException {
        for (String language : LANGUAGES) {
            texts.put(language, read(language));
        }
    }

    @Test
    void allLanguagesHaveTheSameTexts() {
        Set<String> english = stems("en");

        assertThat(stems("it")).isEqualTo(english);
        assertThat(stems("ru")).isEqualTo(english);
    }

    @Test
    void countedTextsHaveEveryFormOfTheirLanguage() {
        for (String stem : counted()) {
            assertThat(texts.get("en")).containsKeys(stem + ".one", stem + ".other");
            assertThat(texts.get("it")).containsKeys(stem + ".one", stem + ".other");
            assertThat(texts.get("ru")).containsKeys(stem + ".one", stem + ".few", stem + ".many");
        }
    }

    @Test
    void translationsHaveTheSamePlaceholders() {
        for (String key : stems("en")) {
            for (String language : List.of("it", "ru")) {
                assertThat(placeholders(language, key))
                        .as(key + " in " + language)
                        .isEqualTo(placeholders("en", key));
            }
        }
    }

    @Test
    void everyTextIsUsed() throws IOException {
        String code = sources("src/main/java", ".java") + sources("src/main/jte", ".jte");

        Set<String> unused =
                stems("en").stream().filter(key -> !isUsed(key, code)).collect(toCollection(TreeSet::new));

        assertThat(unused).isEmpty();
    }

    @Test
    void templatesHoldNoWordsOfTheirOwn() throws IOException {
        try (var tree = Files.walk(Path.of("src/main/jte"))) {
            var offenders = new TreeMap<String, Set<String>>();
            tree.filter(path -> path.toString().endsWith(".jte")).forEach(path -> {
                Set<String> words = ownWords(readFile(path));
                if (!words.isEmpty()) {
                    offenders.put(path.toString(), words);
                }
            });

            assertThat(offenders).isEmpty();
        }
    }

    @Test
    void templatesHoldNothingThatThePolicyForbids() throws IOException {
        String templates = sources("src/main/jte", ".jte");

        assertThat(templates)
                .doesNotContainPattern("\\sstyle\\s*=")
                .doesNotContainPattern("<style")
                .doesNotContainPattern("\\son[a-z]+\\s*=")
                .doesNotContainPattern("hx-on")
                .doesNotContainIgnoringCase("javascript:")
                .doesNotContain("$unsafe");
    }

    /** What is left of a template when its tags, expressions and comments are gone. */
    private static Set<String> ownWords(String template) {
        String text = withoutExpressions(template.replaceAll("(?s)<%--.*?--%>", " "))
                .replaceAll("(?m)^\\s*@(import|param)\\b.*$", " ")
                .replaceAll("(?s)<(script|pre)\\b.*?</\\1>", " ")
                .replaceAll("(?s)<[^>]*>", " ")
                .replaceAll("&[a-z#0-9]+;", " ")
                .replaceAll("@(if|elseif|for)\\(.*?\\)\\s*(?=$|<|\\s)", " ")
                .replaceAll("@(else|endif|endfor|raw|endraw)", " ")
                .replaceAll("@template\\.[A-Za-z.]+", " ");
        return Pattern.compile("\\p{L}{2,}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(word -> !NAMES.contains(word))
                .collect(toCollection(TreeSet::new));
    }

    /** Removes {@code ${…}}, {@code !{…}} and the arguments of template calls, however deep their brackets nest. */
    private static String withoutExpressions(String template) {
        var kept = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            boolean expression = template.startsWith("${", at) || template.startsWith("!{", at);
            boolean control = template.startsWith("@if(", at)
                    || template.startsWith("@elseif(", at)
                    || template.startsWith("@for(", at);
            if (expression) {
                at = afterBracket(template, at + 1, '{', '}');
            } else if (control) {
                at = afterBracket(template, template.indexOf('(', at), '(', ')');
            } else if (template.startsWith("@template.", at)) {
                int open = template.indexOf('(', at);
                kept.append(' ');
                at = open + 1;
                at = skipArguments(template, at, kept);
            } else {
                kept.append(template.charAt(at));
                at++;
            }
        }
        return kept.toString();
    }

    /** Keeps only what stands inside {@code @`…`}, which is template text again. */
    private static int skipArguments(String template, int from, StringBuilder kept) {
        int depth = 1;
        int at = from;
        while (depth > 0) {
            if (template.startsWith("@`", at)) {
                int end = endOfContent(template, at + 2);
                kept.append(withoutExpressions(template.substring(at + 2, end)));
                at = end + 1;
                continue;
            }
            char next = template.charAt(at);
            if (next == '"') {
                at = template.indexOf('"', at + 1);
            }
            depth += next == '(' ? 1 : next == ')' ? -1 : 0;
            at++;
        }
        return at;
    }

    private static int endOfContent(String template, int from) {
        int depth = 1;
        int at = from;
        while (true) {
            if (template.startsWith("@`", at)) {
                depth++;
                at += 2;
            } else if (template.charAt(at) == '`') {
                depth--;
                if (depth == 0) {
                    return at;
                }
                at++;
            } else {
                at++;
            }
        }
    }

    private static int afterBracket(String text, int open, char opening, char closing) {
        int depth = 0;
        int at = open;
        do {
            char next = text.charAt(at);
            depth += next == opening ? 1 : next == closing ? -1 : 0;
            at++;
        } while (depth > 0);
        return at;
    }

    /** Written out, or put together: {@code "tile." + key}, {@code key + ".why"}. */
    private static boolean isUsed(String key, String code) {
        if (code.contains('"' + key + '"')) {
            return true;
        }
        return IntStream.range(1, key.length())
                .filter(at -> key.charAt(at) == '.')
                .anyMatch(dot -> {
                    boolean opened = code.contains('"' + key.substring(0, dot + 1) + '"');
                    boolean ended = code.contains('"' + key.substring(0, dot) + '"')
                            && code.contains('"' + key.substring(dot) + '"');
                    return opened || ended;
                });
    }

    private Map<String, String> textsOf(String language) {
        return texts.getOrDefault(language, Map.of());
    }

    private Set<String> counted() {
        Set<String> english = textsOf("en").keySet();
        return english.stream()
                .filter(key -> key.endsWith(".one"))
                .map(key -> key.substring(0, key.length() - 4))
                .filter(stem -> english.contains(stem + ".other"))
                .collect(toCollection(TreeSet::new));
    }

    private Set<String> stems(String language) {
        Set<String> counted = counted();
        UnaryOperator<String> stem = key -> {
            String cut = key.replaceFirst("\\.(one|few|many|other)$", "");
            return counted.contains(cut) ? cut : key;
        };
        return textsOf(language).keySet().stream().map(stem).collect(toCollection(TreeSet::new));
    }

    /** A counted text may leave out its number in the form for one. */
    private Set<String> placeholders(String language, String key) {
        Map<String, String> all = textsOf(language);
        String last = language.equals("ru") ? ".many" : ".other";
        String text = all.getOrDefault(key, all.getOrDefault(key + last, ""));
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(toSet());
    }

    private static Map<String, String> read(String language) throws IOException {
        var file = Path.of("src/main/resources/words_" + language + ".properties");
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        var texts = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    private static String sources(String folder, String ending) throws IOException {
        try (var tree = Files.walk(Path.of(folder))) {
            return tree.filter(path -> path.toString().endsWith(ending))
                    .map(WordsTest::readFile)
                    .collect(joining("\n"));
        }
    }

    private static String readFile(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
