package dev.kith.events.web;

import dev.kith.platform.web.Answers;
import dev.kith.platform.web.Lanes;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The paths of ingestion, which bypass Spring MVC. */
@Configuration(proxyBeanMethods = false)
class IngestPaths {

    @Bean
    ServletRegistrationBean<IngestServlet> ingestion(
            Intake intake, ClientSettings settings, Lanes lanes, Answers answers) {
        return new ServletRegistrationBean<>(new IngestServlet(intake, settings, lanes, answers), "/v1/*", "/cdn/v1/*");
    }
}
