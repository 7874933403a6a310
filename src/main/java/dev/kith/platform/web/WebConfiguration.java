package dev.kith.platform.web;

import dev.kith.kernel.Ids;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.filter.RequestContextFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What stands between the socket and the handlers, in the order in which a request meets it. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    /** The order of the filters; the doors of {@code platform.security} stand between the two. */
    public static final int DOORMAN = Ordered.HIGHEST_PRECEDENCE + 10;

    static final int BODY = Ordered.HIGHEST_PRECEDENCE + 40;

    @Bean
    FilterRegistrationBean<Doorman> doorman(Ids ids, Lanes lanes, Headers headers, Answers answers) {
        var filter = new FilterRegistrationBean<>(new Doorman(ids, lanes, headers, answers));
        filter.setOrder(DOORMAN);
        return filter;
    }

    @Bean
    FilterRegistrationBean<CommandBody> commandBody(Answers answers) {
        var filter = new FilterRegistrationBean<>(new CommandBody(answers));
        filter.addUrlPatterns("/api/*");
        filter.setOrder(BODY);
        return filter;
    }

    /** Controllers have the request at hand anyway; the plain servlets of the hot paths would only pay for it. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> requestContextFilter() {
        var filter = new FilterRegistrationBean<>(new RequestContextFilter());
        filter.setEnabled(false);
        return filter;
    }

    @Bean
    WebMvcConfigurer callersAndNeeds(CallerArguments arguments, NeedsCheck needs) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(arguments);
            }

            @Override
            public void addFormatters(FormatterRegistry formats) {
                formats.addConverter(new IdConverter());
            }

            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(needs);
            }
        };
    }
}
