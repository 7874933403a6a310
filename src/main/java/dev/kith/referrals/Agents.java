package dev.kith.referrals;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Knows preview fetchers and crawlers by the list in {@code referrals/agents.txt}, which carries a version. */
public final class Agents {

    private static final int LONGEST = 512;
    private static final Agent SILENT = new Agent(Agent.Kind.BOT, Agent.Device.DESKTOP, "other");

    private final List<String> previews = new ArrayList<>();
    private final List<String> bots = new ArrayList<>();
    private final Cache<String, Agent> known =
            Caffeine.newBuilder().maximumSize(10_000).build();

    private Agents() {}

    public static Agents shipped() {
        var agents = new Agents();
        agents.read("/referrals/agents.txt");
        return agents;
    }

    /** User agents repeat, so most of them are looked up and not read. */
    public Agent of(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return SILENT;
        }
        Agent agent = known.getIfPresent(userAgent);
        if (agent == null) {
            agent = read(userAgent.toLowerCase(Locale.ROOT), userAgent.length() <= LONGEST);
            if (userAgent.length() <= LONGEST) {
                known.put(userAgent, agent);
            }
        }
        return agent;
    }

    private Agent read(String userAgent, boolean plausible) {
        return new Agent(plausible ? kindOf(userAgent) : Agent.Kind.BOT, deviceOf(userAgent), browserOf(userAgent));
    }

    private Agent.Kind kindOf(String userAgent) {
        if (previews.stream().anyMatch(userAgent::contains)) {
            return Agent.Kind.PREVIEW;
        }
        return bots.stream().anyMatch(userAgent::contains) ? Agent.Kind.BOT : Agent.Kind.PERSON;
    }

    private static Agent.Device deviceOf(String userAgent) {
        if (userAgent.contains("ipad") || userAgent.contains("tablet")) {
            return Agent.Device.TABLET;
        }
        if (userAgent.contains("android") && !userAgent.contains("mobile")) {
            return Agent.Device.TABLET;
        }
        boolean phone = userAgent.contains("iphone") || userAgent.contains("android") || userAgent.contains("mobile");
        return phone ? Agent.Device.PHONE : Agent.Device.DESKTOP;
    }

    /** Families name each other, so the order of the questions is the answer. */
    private static String browserOf(String userAgent) {
        if (userAgent.contains("edg/") || userAgent.contains("edga/") || userAgent.contains("edgios/")) {
            return "edge";
        }
        if (userAgent.contains("samsungbrowser")) {
            return "samsung";
        }
        if (userAgent.contains("opr/") || userAgent.contains("opera")) {
            return "opera";
        }
        if (userAgent.contains("yabrowser")) {
            return "yandex";
        }
        if (userAgent.contains("firefox") || userAgent.contains("fxios")) {
            return "firefox";
        }
        if (userAgent.contains("chrome") || userAgent.contains("crios")) {
            return "chrome";
        }
        return userAgent.contains("safari") ? "safari" : "other";
    }

    private void read(String resource) {
        try (InputStream in = Objects.requireNonNull(Agents.class.getResourceAsStream(resource), resource)) {
            List<String> section = previews;
            for (String line : new String(in.readAllBytes(), UTF_8).split("\n")) {
                String text = line.strip().toLowerCase(Locale.ROOT);
                if (text.equals("[previews]") || text.equals("[crawlers]")) {
                    section = text.equals("[previews]") ? previews : bots;
                } else if (!text.isEmpty() && !text.startsWith("#")) {
                    section.add(text);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
