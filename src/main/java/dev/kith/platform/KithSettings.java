package dev.kith.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an operator decides, read once at the start. Every default stands, with its reason, in
 * {@code application.properties}; what a marketer may change lives in the database instead.
 *
 * @param publicUrl how people and shops reach this installation
 * @param hosts hosts of their own for the API and for links; empty means the host of the public URL
 * @param clicks when a redirect is answered: after the click is stored, or at once
 * @param proxies addresses of proxies whose {@code X-Forwarded-For} is believed
 */
@ConfigurationProperties("kith")
public record KithSettings(
        Path data,
        int port,
        String bind,
        int managementPort,
        URI publicUrl,
        Hosts hosts,
        Database database,
        Workers workers,
        Set<Role> roles,
        Clicks clicks,
        List<String> proxies,
        String language) {

    public KithSettings {
        roles = Set.copyOf(roles);
        proxies = List.copyOf(proxies);
    }

    /** What this process does; splitting the roles over processes keeps a busy worker away from the pages. */
    public enum Role {
        WEB,
        WORKER
    }

    public enum Clicks {
        COMMITTED,
        FAST
    }

    /** Empty names mean the host of the public URL. */
    public record Hosts(String api, String go) {}

    /**
     * @param url empty for the PostgreSQL that comes with Kith
     * @param passwordFile the password of the user who owns the database, when the URL does not name it
     */
    public record Database(String url, String user, String passwordFile, int pool) {

        public boolean embedded() {
            return url.isBlank();
        }
    }

    /** @param timers whether timers and chores start by themselves; tests move the clock by hand */
    public record Workers(int pool, boolean timers) {}

    public boolean works() {
        return roles.contains(Role.WORKER);
    }
}
