package dev.kith;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The map of the system. ARCHITECTURE.md draws the same picture. */
class ModulesTest {

    static final List<String> READING_ORDER = List.of(
            "kernel",
            "platform",
            "ledger",
            "people",
            "events",
            "journeys",
            "programs",
            "referrals",
            "rewards",
            "campaigns",
            "insights",
            "portal",
            "demo",
            "cli");

    private final ApplicationModules modules = ApplicationModules.of(Kith.class);

    @Test
    void modulesTouchOnlyWhatTheirPackageInfoAllows() {
        modules.verify();
    }

    @Test
    void everyModuleIsOnTheMap() {
        assertThat(modules.stream().map(ModulesTest::nameOf)).containsExactlyInAnyOrderElementsOf(READING_ORDER);
    }

    @Test
    void everyModuleImportsOnlyModulesBeforeIt() {
        for (ApplicationModule module : modules) {
            var before = READING_ORDER.subList(0, READING_ORDER.indexOf(nameOf(module)));

            assertThat(module.getDirectDependencies(modules).uniqueModules().map(ModulesTest::nameOf))
                    .as(nameOf(module))
                    .isSubsetOf(before);
        }
    }

    /** The tests come first on the class path, so the map would lose what the real one says. */
    @Test
    void noTestHidesTheStoryOfItsPackage() throws IOException {
        var stories = Path.of("src/test/java");
        try (var files = Files.walk(stories)) {
            assertThat(files.filter(file -> file.endsWith("package-info.java"))
                            .map(stories::relativize)
                            .filter(file -> file.getNameCount() > 3)
                            .filter(file ->
                                    Files.exists(Path.of("src/main/java").resolve(file))))
                    .isEmpty();
        }
    }

    private static String nameOf(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
