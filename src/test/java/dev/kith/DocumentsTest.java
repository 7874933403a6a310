package dev.kith;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents point to is really there: files, types and tests. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern TYPE = Pattern.compile("`((?:[a-z]+[./])+[A-Z][A-Za-z]+)`");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+Test)`");

    private record Document(Path path, String text) {

        Stream<String> names(Pattern pattern) {
            return pattern.matcher(text).results().map(match -> match.group(1));
        }
    }

    private final List<Document> documents = documents();

    DocumentsTest() throws IOException {}

    @Test
    void everyLinkLeadsToAFile() {
        var lost = new TreeSet<String>();
        for (Document document : documents) {
            document.names(LINK)
                    .filter(link -> !Files.exists(document.path.resolveSibling(link)))
                    .forEach(link -> lost.add(document.path + " links to " + link));
        }

        assertThat(lost).isEmpty();
    }

    @Test
    void everyTypeIsThere() {
        var lost = new TreeSet<String>();
        for (Document document : documents) {
            document.names(TYPE)
                    .map(name -> name.replace('.', '/').replaceFirst("^dev/kith/", ""))
                    .filter(name -> Stream.of("main", "test")
                            .noneMatch(tree -> Files.exists(Path.of("src", tree, "java/dev/kith", name + ".java"))))
                    .forEach(name -> lost.add(document.path + " names " + name));
        }

        assertThat(lost).isEmpty();
    }

    @Test
    void everyTestIsThere() throws IOException {
        Set<String> tests;
        try (var tree = Files.walk(Path.of("src/test/java"))) {
            tests = tree.map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
                    .collect(Collectors.toSet());
        }

        assertThat(documents.stream().flatMap(document -> document.names(TEST))).isSubsetOf(tests);
    }

    private static List<Document> documents() throws IOException {
        var documents = new ArrayList<Document>();
        for (Path folder : List.of(Path.of(""), Path.of("docs"), Path.of("docs/adr"), Path.of("docs/guide"))) {
            try (var files = Files.newDirectoryStream(folder, "*.md")) {
                for (Path file : files) {
                    documents.add(new Document(file, Files.readString(file)));
                }
            }
        }
        return documents;
    }
}
