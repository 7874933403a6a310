package dev.kith.campaigns;

import dev.kith.platform.database.Columns;
import dev.kith.platform.database.SqlArray;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who asked for silence, schema {@code campaigns}. */
@Component
final class SilenceStore {

    private final JdbcClient jdbc;

    SilenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String addressHash, Instant since) {
        jdbc.sql("""
                        INSERT INTO campaigns.silence (address_hash, since)
                        VALUES (:hash, :since)
                        ON CONFLICT (workspace_id, address_hash) DO NOTHING
                        """)
                .param("hash", addressHash)
                .param("since", Columns.utc(since))
                .update();
    }

    Set<String> among(Collection<String> addressHashes) {
        return Set.copyOf(jdbc.sql("SELECT address_hash FROM campaigns.silence WHERE address_hash = ANY(:hashes)")
                .param("hashes", SqlArray.texts(addressHashes))
                .query(String.class)
                .list());
    }
}
