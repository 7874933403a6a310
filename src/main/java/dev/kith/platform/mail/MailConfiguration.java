package dev.kith.platform.mail;

import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The delivery job as the scheduler wants it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

    @Bean
    CustomTask<LetterDelivery.Job> letterTask(LetterDelivery delivery) {
        return delivery.handler();
    }
}
