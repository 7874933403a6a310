package dev.kith.referrals.web;

import dev.kith.platform.KithSettings;
import dev.kith.platform.web.ClientAddress;
import dev.kith.referrals.Redirects;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The path that bypasses Spring MVC. */
@Configuration(proxyBeanMethods = false)
class HotPaths {

    @Bean
    ServletRegistrationBean<RedirectServlet> redirectServlet(
            Redirects redirects, ClientAddress addresses, KithSettings settings) {
        boolean secure = "https".equals(settings.publicUrl().getScheme());
        var servlet = new RedirectServlet(redirects, addresses, secure);
        return new ServletRegistrationBean<>(servlet, "/r/*");
    }
}
