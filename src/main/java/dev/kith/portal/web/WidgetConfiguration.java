package dev.kith.portal.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the widget's door in front of the others: its questions in advance belong to no key and no session. */
@Configuration(proxyBeanMethods = false)
class WidgetConfiguration {

    private static final int AFTER_THE_DOORMAN = Ordered.HIGHEST_PRECEDENCE + 15;

    @Bean
    FilterRegistrationBean<WidgetCors> widgetCors() {
        var filter = new FilterRegistrationBean<>(new WidgetCors());
        filter.addUrlPatterns("/api/v1/widget/*");
        filter.setOrder(AFTER_THE_DOORMAN);
        return filter;
    }
}
