package dev.kith.platform.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.platform.CannotStart;
import dev.kith.platform.DataFolder;
import dev.kith.platform.KithSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the database comes from: our own server in the data folder, or one that somebody else runs. */
public record PostgresSource(Database database, Optional<EmbeddedPostgres> embedded) implements AutoCloseable {

    private static final String OUR_DATABASE = "kith";

    static PostgresSource open(KithSettings.Database settings, DataFolder folder) {
        if (!settings.embedded()) {
            return new PostgresSource(new Database(foreign(settings)), Optional.empty());
        }
        var postgres = EmbeddedPostgres.start(folder);
        return new PostgresSource(postgres.database(OUR_DATABASE), Optional.of(postgres));
    }

    /** Understands {@code jdbc:postgresql://host/db} and {@code postgres://user:password@host/db}. */
    private static Login foreign(KithSettings.Database settings) {
        String url = settings.url();
        if (url.startsWith("jdbc:postgresql:")) {
            return new Login(url, settings.user(), password(settings));
        }
        if (!url.startsWith("postgres://") && !url.startsWith("postgresql://")) {
            throw new CannotStart(
                    "The database's address " + url.replaceAll("//[^@]*@", "//***@") + " is not understood.",
                    "Write kith.database.url=jdbc:postgresql://host:5432/database.");
        }
        URI address = URI.create(url);
        String[] login =
                Optional.ofNullable(address.getRawUserInfo()).orElse("").split(":", 2);
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return new Login(
                "jdbc:postgresql://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort())
                        + address.getPath() + query,
                settings.user().isBlank() ? URLDecoder.decode(login[0], UTF_8) : settings.user(),
                login.length > 1 ? URLDecoder.decode(login[1], UTF_8) : password(settings));
    }

    private static String password(KithSettings.Database settings) {
        if (settings.passwordFile().isBlank()) {
            return "";
        }
        Path file = Path.of(settings.passwordFile());
        try {
            return Files.readString(file, UTF_8).strip();
        } catch (IOException unreadable) {
            throw new CannotStart(
                    "The database's password file " + file + " cannot be read.",
                    "Set kith.database.password-file to a file that only Kith's account can read.",
                    unreadable);
        }
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedPostgres::close);
    }
}
