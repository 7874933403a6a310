package dev.kith.platform;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the operator's settings and opens the folder they name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KithSettings.class)
class SettingsConfiguration {

    @Bean
    DataFolder dataFolder(KithSettings settings) {
        return DataFolder.at(settings.data());
    }
}
