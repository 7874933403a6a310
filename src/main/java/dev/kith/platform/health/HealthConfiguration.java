package dev.kith.platform.health;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one health path on the main port; it bypasses Spring MVC. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    @Bean
    ServletRegistrationBean<HealthzServlet> healthz(Readiness readiness) {
        var registration = new ServletRegistrationBean<>(new HealthzServlet(readiness), "/healthz");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
