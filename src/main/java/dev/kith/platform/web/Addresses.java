package dev.kith.platform.web;

import static org.eclipse.jetty.http.UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING;
import static org.eclipse.jetty.http.UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR;
import static org.eclipse.jetty.http.UriCompliance.Violation.SUSPICIOUS_PATH_CHARACTERS;

import org.eclipse.jetty.ee11.servlet.ServletHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets addresses name what shops call their orders and people: {@code 2026/17} as {@code 2026%2F17}, and {@code 50%}.
 *
 * <p>Doors and handlers look at the address as it was sent, where such a character is part of one segment; dots and empty
 * segments, which could mean another place, stay refused.
 */
@Component
final class Addresses implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

    private static final UriCompliance NAMES_OF_SHOPS = UriCompliance.DEFAULT.with(
            "names of shops", AMBIGUOUS_PATH_SEPARATOR, AMBIGUOUS_PATH_ENCODING, SUSPICIOUS_PATH_CHARACTERS);

    @Override
    public void customize(ConfigurableJettyWebServerFactory factory) {
        factory.addServerCustomizers(Addresses::allow);
    }

    private static void allow(Server server) {
        for (var connector : server.getConnectors()) {
            connector.getConnectionFactories().stream()
                    .filter(HttpConfiguration.ConnectionFactory.class::isInstance)
                    .map(HttpConfiguration.ConnectionFactory.class::cast)
                    .forEach(http -> http.getHttpConfiguration().setUriCompliance(NAMES_OF_SHOPS));
        }
        server.getDescendants(ServletHandler.class).forEach(handler -> handler.setDecodeAmbiguousURIs(true));
    }
}
