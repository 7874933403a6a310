package dev.kith.referrals;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happens when somebody follows a share link: the click is classed and taken down, and they are led on. */
@Component
public final class Redirects {

    private final ShareLinks links;
    private final LinkHosts hosts;
    private final ProgramFaces faces;
    private final ClickReading reading;
    private final ClickLog clicks;
    private final InstantSource clock;

    Redirects(
            ShareLinks links,
            LinkHosts hosts,
            ProgramFaces faces,
            ClickReading reading,
            ClickLog clicks,
            InstantSource clock) {
        this.links = links;
        this.hosts = hosts;
        this.faces = faces;
        this.reading = reading;
        this.clicks = clicks;
        this.clock = clock;
    }

    public Redirection follow(Arrival arrival) {
        return switch (links.at(arrival.code())) {
            case ShareLinks.Found.Nobodys _ -> new Redirection.Nobodys();
            case ShareLinks.Found.Unavailable _ -> new Redirection.Unavailable();
            case ShareLinks.Found.Links found ->
                hosts.choose(found.all(), arrival.host(), arrival.shop())
                        .map(link -> follow(link, arrival))
                        .orElseGet(Redirection.Nobodys::new);
        };
    }

    private Redirection follow(ShareLink link, Arrival arrival) {
        Instant now = clock.instant();
        var face = faces.of(link, now);
        if (face.isEmpty()) {
            return new Redirection.Unavailable();
        }
        boolean live = face.get().state() == ProgramFace.State.LIVE;
        if (!link.open() || !live) {
            return new Redirection.Closed(link, face.get().state() == ProgramFace.State.PAUSED && link.open());
        }
        return lead(link, face.get(), arrival, now);
    }

    private Redirection lead(ShareLink link, ProgramFace face, Arrival arrival, Instant now) {
        var query = LinkQuery.read(arrival.query());
        var following = reading.read(link, arrival, query, now);
        String click = clicks.record(link, face, following, now);
        String visitor = following.isFirst() ? click : Objects.requireNonNull(arrival.clickCookie());
        if (following.clickClass() == ClickClass.PREVIEW) {
            return new Redirection.ToPreview(link, click);
        }
        if (face.landing() == ProgramFace.Landing.HOSTED || face.shop().isEmpty()) {
            return new Redirection.ToLanding(link, click, visitor, face.window());
        }
        return new Redirection.ToShop(address(face.shop().get(), query.to(), click), click, visitor, face.window());
    }

    private static String address(Destination shop, @Nullable String to, String click) {
        return to == null ? shop.with(click) : shop.at(to).orElse(shop).with(click);
    }
}
