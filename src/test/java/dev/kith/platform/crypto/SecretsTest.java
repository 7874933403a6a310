package dev.kith.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private final Secrets ours = new Secrets(key(1));
    private final Secrets theirs = new Secrets(key(2));

    @Test
    void keepsTheBordersBetweenPartsOfAMac() {
        assertThat(ours.mac(Purpose.CLICK, "ab", "c")).isNotEqualTo(ours.mac(Purpose.CLICK, "a", "bc"));
    }

    @Test
    void hasAKeyOfItsOwnForEachPurpose() {
        assertThat(ours.mac(Purpose.CLICK, "x")).isNotEqualTo(ours.mac(Purpose.CURSOR, "x"));
        assertThat(ours.mac(Purpose.CLICK, "x")).isNotEqualTo(theirs.mac(Purpose.CLICK, "x"));
        assertThat(ours.mac(Purpose.CLICK, "x")).isEqualTo(new Secrets(key(1)).mac(Purpose.CLICK, "x"));
    }

    @Test
    void opensWhatItSealedInTheSamePlaceOnly() {
        byte[] sealed = ours.seal("secret/1", "hush".getBytes(UTF_8));

        assertThat(ours.open("secret/1", sealed)).hasValue("hush".getBytes(UTF_8));
        assertThat(ours.open("secret/2", sealed)).isEmpty();
        assertThat(theirs.open("secret/1", sealed)).isEmpty();
        for (int i = 0; i < sealed.length; i++) {
            byte[] edited = sealed.clone();
            edited[i] ^= 1;
            assertThat(ours.open("secret/1", edited)).as("byte %d", i).isEmpty();
        }
        assertThat(ours.open("secret/1", Arrays.copyOf(sealed, 5))).isEmpty();
    }

    @Test
    void makesAKeyFileOnceAndOnlyForItsOwner(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("deeper/kith.key");

        byte[] made = KeyFile.readOrMake(file);

        assertThat(made).hasSize(32).isEqualTo(KeyFile.readOrMake(file));
        assertThat(Files.getPosixFilePermissions(file))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void refusesAFileThatIsNoKey(@TempDir Path folder) throws IOException {
        for (String text : new String[] {"", "changeme", "00".repeat(32), "abab".repeat(16), "zz".repeat(32)}) {
            Path file = Files.writeString(folder.resolve("kith.key"), text);

            assertThatThrownBy(() -> KeyFile.readOrMake(file)).hasMessageContaining("kith.key");
        }
    }

    private static byte[] key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return key;
    }
}
