package dev.kith.platform.crypto;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.platform.CannotStart;
import dev.kith.platform.DataFolder;
import dev.kith.testkit.KithTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@KithTest
class SameKeyTest {

    private final Secrets secrets;
    private final JdbcClient jdbc;
    private final DataFolder folder;

    SameKeyTest(Secrets secrets, JdbcClient jdbc, DataFolder folder) {
        this.secrets = secrets;
        this.jdbc = jdbc;
        this.folder = folder;
    }

    @Test
    void refusesDataThatWasMadeWithAnotherKey() {
        var foreign = new Secrets(new byte[] {1, 2, 3, 4});

        assertThatCode(() -> new SameKey(secrets, jdbc, folder)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new SameKey(foreign, jdbc, folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("another master key");
    }
}
