package dev.kith.platform.security;

import dev.kith.platform.DataFolder;
import dev.kith.platform.crypto.KeyFile;
import dev.kith.platform.crypto.Secrets;
import dev.kith.platform.crypto.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/**
 * The secret in the data folder. Who can read that file runs the server anyway, so the command line needs no other
 * introduction.
 */
@Component
final class OperatorSecret {

    static final String PREFIX = "ko_";

    private final byte[] hash;

    OperatorSecret(Secrets secrets, DataFolder folder) {
        hash = Sha256.of(readOrMake(folder.operatorSecret(), secrets));
    }

    boolean matches(String presented) {
        return Secrets.same(hash, Sha256.of(presented));
    }

    private static String readOrMake(Path file, Secrets secrets) {
        try {
            if (!Files.exists(file)) {
                KeyFile.writeOwnerOnly(file, PREFIX + secrets.token() + "\n");
            }
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot use " + file, unusable);
        }
    }
}
