package dev.kith.platform.health;

import io.micrometer.observation.ObservationPredicate;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** The one health path on the main port, which bypasses Spring MVC, and what is not observed request by request. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    @Bean
    ServletRegistrationBean<HealthzServlet> healthz(Readiness readiness) {
        var registration = new ServletRegistrationBean<>(new HealthzServlet(readiness), "/healthz");
        registration.setLoadOnStartup(1);
        return registration;
    }

    /** Clicks and events have counters of their own; observing each of them costs more than handling some. */
    @Bean
    ObservationPredicate hotPathsCountThemselves() {
        return (_, context) -> !(context instanceof ServerRequestObservationContext request
                && request.getCarrier() != null
                && isHot(request.getCarrier().getRequestURI()));
    }

    private static boolean isHot(String path) {
        return path.startsWith("/r/") || path.startsWith("/v1/");
    }
}
