package dev.kith;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The borders of the modules, drawn through their SQL: a module names its own tables only. */
class SqlTest {

    private static final Path JAVA = Path.of("src/main/java/dev/kith");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern TABLE = Pattern.compile(
            "\\b(?:FROM|JOIN|INTO|UPDATE|TABLE|REFERENCES)\\s+(?:ONLY\\s+)?([a-z_]+)\\.([a-z_0-9]+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REFERENCE = Pattern.compile("\\bREFERENCES\\s+([a-z_]+)\\.", Pattern.CASE_INSENSITIVE);
    private static final Pattern MIGRATION = Pattern.compile("V\\d{12}__([a-z]+)_[a-z0-9_]+\\.sql");
    private static final Pattern UNSPECIFIC = Pattern.compile("SELECT\\s+\\*", Pattern.CASE_INSENSITIVE);

    @Test
    void aModuleNamesItsOwnTablesOnly() {
        var trespasses = new TreeSet<String>();
        sources().forEach(source -> {
            String module = JAVA.relativize(source).getName(0).toString();
            Matcher table = TABLE.matcher(read(source));
            while (table.find()) {
                String schema = table.group(1);
                boolean view = table.group(2).startsWith("v_");
                if (ModulesTest.READING_ORDER.contains(schema) && !schema.equals(module) && !view) {
                    trespasses.add(source + " names " + table.group());
                }
            }
        });

        assertThat(trespasses).isEmpty();
    }

    @Test
    void migrationsAreNamedByMinuteModuleAndWhat() {
        assertThat(migrations().map(file -> file.getFileName().toString()))
                .allMatch(name -> MIGRATION.matcher(name).matches());
    }

    @Test
    void foreignKeysPointToEarlierModules() {
        var upward = new TreeSet<String>();
        migrations().forEach(file -> {
            int own = ModulesTest.READING_ORDER.indexOf(moduleOf(file));
            REFERENCE.matcher(read(file)).results().map(hit -> hit.group(1)).forEach(schema -> {
                if (ModulesTest.READING_ORDER.indexOf(schema) > own) {
                    upward.add(file.getFileName() + " references " + schema);
                }
            });
        });

        assertThat(upward).isEmpty();
    }

    @Test
    void aMigrationMakesTablesInItsOwnSchema() {
        var foreign = new TreeSet<String>();
        migrations()
                .forEach(file -> Pattern.compile("CREATE TABLE\\s+(?:IF NOT EXISTS\\s+)?([a-z_]+)\\.")
                        .matcher(read(file))
                        .results()
                        .map(hit -> hit.group(1))
                        .filter(schema -> !schema.equals(moduleOf(file)) && !schema.equals("audit"))
                        .forEach(schema -> foreign.add(file.getFileName() + " makes a table in " + schema)));

        assertThat(foreign).isEmpty();
    }

    @Test
    void queriesNameTheirColumns() {
        assertThat(sources().filter(source -> UNSPECIFIC.matcher(read(source)).find()))
                .isEmpty();
    }

    @Test
    void anAnswerIsReadToItsEndSoThatItsStatementIsClosed() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.kith"));
    }

    private static String moduleOf(Path migration) {
        Matcher name = MIGRATION.matcher(migration.getFileName().toString());
        return name.matches() ? name.group(1) : "";
    }

    private static Stream<Path> migrations() {
        return files(MIGRATIONS, ".sql").stream();
    }

    private static Stream<Path> sources() {
        return files(JAVA, ".java").stream()
                .filter(source -> JAVA.relativize(source).getNameCount() > 1);
    }

    private static List<Path> files(Path root, String ending) {
        try (var tree = Files.walk(root)) {
            return tree.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
