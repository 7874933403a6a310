package dev.kith.trust.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A data folder that was copied, handed on or half lost: the start says which, and the command that mends it. */
@Tag("processes")
class ForeignFolderTest {

    private static final List<String> WITHOUT_POWERS =
            List.of("setpriv", "--inh-caps=-all", "--ambient-caps=-all", "--bounding-set=-all", "--");

    private final Path data = Path.of("target", "foreign-folder", "data").toAbsolutePath();

    @BeforeEach
    void clear() throws IOException {
        CommandLineOf.clear(data);
        Files.createDirectories(data);
    }

    @Test
    void whatBelongsToSomebodyElseIsToBeHandedOver() throws IOException {
        assumeTrue(isRoot(), "only root can give files away");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        give(data, "nobody");

        var start = start(WITHOUT_POWERS);

        assertThat(start.code()).isEqualTo(1);
        assertThat(start.said())
                .contains(data + " belongs to nobody, and this Kith runs as root.")
                .contains("sudo chown -R root " + data);
    }

    @Test
    void whatIsOursAndClosedIsToBeOpened() throws IOException {
        Path settings = Files.createFile(data.resolve("kith.properties"));
        Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("---------"));

        var start = start(isRoot() ? WITHOUT_POWERS : List.of());

        assertThat(start.said())
                .contains(settings + " may not be read and written, although it is yours")
                .contains("chmod -R u+rwX " + data);
    }

    @Test
    void aDatabaseThatRootCopiedIsToBeHandedOver() throws IOException {
        assumeTrue(isRoot(), "only root can copy like root");
        database("rwx------");

        var start = start(List.of());

        assertThat(start.said())
                .contains("The database in " + data.resolve("postgres") + " belongs to root, and this Kith runs it as ")
                .containsPattern("Hand it over with: chown -R \\w+ " + data.resolve("postgres"));
    }

    @Test
    void aDatabaseThatIsOpenToOthersIsToBeClosed() throws IOException {
        database("rwxr-xr-x");
        if (isRoot()) {
            give(data.resolve("postgres"), "nobody");
        }

        assertThat(start(List.of()).said()).contains("chmod 700 " + data.resolve("postgres"));
    }

    @Test
    void aDatabaseWithoutItsKeyIsNotGivenANewOne() throws IOException {
        database("rwx------");
        Files.delete(data.resolve("kith.key"));

        var start = start(List.of());

        assertThat(start.said()).contains("The master key is missing", "Put it back");
        assertThat(data.resolve("kith.key")).doesNotExist();
    }

    private CommandLineOf.Ended start(List<String> by) {
        return new CommandLineOf(data).runBy(by, "start", "--port", "0");
    }

    private void database(String rights) throws IOException {
        Path database = Files.createDirectory(data.resolve("postgres"));
        Files.writeString(database.resolve("PG_VERSION"), "18\n");
        Files.setPosixFilePermissions(database, PosixFilePermissions.fromString(rights));
        Files.writeString(data.resolve("pg.pass"), "secret\n");
        Files.writeString(data.resolve("kith.key"), "0123456789abcdef".repeat(4) + "\n");
    }

    private static void give(Path path, String owner) throws IOException {
        Files.setOwner(
                path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner));
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
