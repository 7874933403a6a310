package dev.kith.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    @TempDir
    private Path place = Path.of("");

    private DataFolder folder = new DataFolder(Path.of("target"));

    @BeforeEach
    void aFreshFolder() {
        folder = DataFolder.at(place.resolve("data"));
    }

    @Test
    void isWrittenOnceWithEverySettingCommented() throws Exception {
        SettingsFile.writeIfAbsent(folder);

        assertThat(Files.readAllLines(folder.settings()))
                .contains("#kith.port=8080", "#kith.clicks=committed")
                .noneMatch(line -> line.startsWith("kith.") || line.startsWith("spring."));

        Files.writeString(folder.settings(), "kith.language=it\n");
        SettingsFile.writeIfAbsent(folder);
        assertThat(folder.settings()).hasContent("kith.language=it");
    }

    @Test
    void refusesAMisspelledSettingAndNamesTheNearest() throws Exception {
        Files.writeString(folder.settings(), "kith.langage=it\n");

        assertThatThrownBy(() -> SettingsFile.refuseUnknown(folder, List.of()))
                .isInstanceOfSatisfying(CannotStart.class, trouble -> {
                    assertThat(trouble.what())
                            .contains("kith.langage")
                            .contains(folder.settings().toString());
                    assertThat(trouble.fix()).isEqualTo("Did you mean kith.language?");
                });
    }

    @Test
    void refusesItOnTheCommandLineToo() {
        assertThatThrownBy(() -> SettingsFile.refuseUnknown(folder, List.of("kith.prot")))
                .hasMessageContaining("on the command line");
        SettingsFile.refuseUnknown(folder, List.of("kith.port", "kith.mail.password-file"));
    }

    @Test
    void oneProcessAtATimeHoldsTheFolder() throws Exception {
        try (var _ = FolderLock.takeOrSayWhy(folder)) {
            assertThat(FolderLock.take(folder)).isEmpty();
            assertThatThrownBy(() -> FolderLock.takeOrSayWhy(folder))
                    .isInstanceOfSatisfying(
                            CannotStart.class,
                            trouble -> assertThat(trouble.fix()).contains("kith stop"));
        }
        FolderLock.takeOrSayWhy(folder).close();
    }
}
