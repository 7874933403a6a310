package dev.kith.platform.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The template engine, and the servlet beside Spring MVC that hands out styles and scripts. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    /** Templates were compiled by the build; nothing is parsed at run time. */
    @Bean
    TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), "dev.kith");
    }

    @Bean
    ServletRegistrationBean<AssetServlet> assets() {
        return new ServletRegistrationBean<>(new AssetServlet(), "/assets/*");
    }
}
