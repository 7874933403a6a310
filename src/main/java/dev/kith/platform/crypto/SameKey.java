package dev.kith.platform.crypto;

import dev.kith.platform.CannotStart;
import dev.kith.platform.DataFolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses to start on data that was made with another master key: what is sealed could not be opened, and what this node
 * makes, no other would believe.
 */
@Component
final class SameKey {

    SameKey(Secrets secrets, JdbcClient jdbc, DataFolder folder) {
        String ours = secrets.hash(Purpose.FINGERPRINT, "master key");
        jdbc.sql("INSERT INTO platform.installation (fingerprint) VALUES (:ours) ON CONFLICT DO NOTHING")
                .param("ours", ours)
                .update();
        String first = jdbc.sql("SELECT fingerprint FROM platform.installation")
                .query(String.class)
                .single();
        if (!first.equals(ours)) {
            throw new CannotStart(
                    "The database was made with another master key than the one in " + folder.masterKey() + ".",
                    "Put the kith.key there that belongs to this database: from its backup, or from another node.");
        }
    }
}
