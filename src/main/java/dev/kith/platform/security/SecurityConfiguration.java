package dev.kith.platform.security;

import dev.kith.platform.Workspaces;
import dev.kith.platform.web.Answers;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The doors: each kind of path has one filter that finds out who is asking. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final int AFTER_THE_DOORMAN = Ordered.HIGHEST_PRECEDENCE + 20;

    @Bean
    FilterRegistrationBean<KeyDoor> keyDoor(Keys keys, OperatorSecret operator, Answers answers) {
        var filter = new FilterRegistrationBean<>(new KeyDoor(keys, operator, answers));
        filter.addUrlPatterns("/api/*");
        filter.setOrder(AFTER_THE_DOORMAN);
        return filter;
    }

    @Bean
    FilterRegistrationBean<SessionDoor> sessionDoor(
            Sessions sessions, Workspaces workspaces, Csrf csrf, Answers answers) {
        var filter = new FilterRegistrationBean<>(new SessionDoor(sessions, workspaces, csrf, answers));
        filter.setOrder(AFTER_THE_DOORMAN + 1);
        return filter;
    }
}
