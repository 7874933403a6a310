package dev.kith.platform.crypto;

import dev.kith.platform.DataFolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The master key lives in the data folder, never in the database and never in a backup of it. */
@Configuration(proxyBeanMethods = false)
class SecretsConfiguration {

    @Bean
    Secrets secrets(DataFolder folder) {
        return new Secrets(KeyFile.readOrMake(folder.masterKey()));
    }
}
