package dev.kith.portal;

import dev.kith.platform.Workspace;
import dev.kith.platform.Workspaces;
import dev.kith.programs.Programs;
import dev.kith.programs.Terms;
import dev.kith.referrals.ClickSeal;
import dev.kith.referrals.Destination;
import dev.kith.referrals.FollowedLink;
import dev.kith.referrals.LinkHosts;
import dev.kith.referrals.ProgramFace;
import dev.kith.referrals.ProgramFaces;
import dev.kith.referrals.ShareLink;
import dev.kith.referrals.ShareLinks;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what a friend is offered behind a link. */
@Component
public final class Landings {

    /**
     * An offer that can be taken.
     *
     * @param onward the way to the shop, with the click in it; empty if the shop has no address
     */
    public record Open(FollowedLink followed, Terms terms, Optional<String> onward) {}

    private final ShareLinks links;
    private final LinkHosts hosts;
    private final ProgramFaces faces;
    private final ClickSeal seal;
    private final Programs programs;
    private final Workspaces workspaces;
    private final InstantSource clock;

    Landings(
            ShareLinks links,
            LinkHosts hosts,
            ProgramFaces faces,
            ClickSeal seal,
            Programs programs,
            Workspaces workspaces,
            InstantSource clock) {
        this.links = links;
        this.hosts = hosts;
        this.faces = faces;
        this.seal = seal;
        this.programs = programs;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /**
     * The link with this code, for somebody who did not come by the redirect: no click is known.
     *
     * @param shop the workspace's key, for a code that several workspaces have
     */
    public Optional<FollowedLink> typed(String code, @Nullable String host, @Nullable String shop) {
        return links.at(code) instanceof ShareLinks.Found.Links found
                ? hosts.choose(found.all(), host, shop).map(link -> new FollowedLink(link, ""))
                : Optional.empty();
    }

    /** Whether a click id that came back with a form is one of ours, on this link. */
    public boolean isClickOf(FollowedLink followed, String click) {
        return seal.read(click, followed.link().workspace())
                .filter(opened -> opened.code().equals(followed.link().code()))
                .isPresent();
    }

    /** Empty if the code is blocked, or its program takes nobody at the moment. */
    public Optional<Open> open(FollowedLink followed) {
        Instant now = clock.instant();
        ShareLink link = followed.link();
        return programs.history(link.workspace(), link.program())
                .filter(program -> link.open() && program.liveAt(now))
                .flatMap(program -> program.inForce(now))
                .map(version -> new Open(followed, version.terms(), onward(followed, now)));
    }

    /** The address an advocate passes on, for messengers to show. */
    public String addressOf(FollowedLink followed) {
        return hosts.urlOf(followed.link(), false);
    }

    private Optional<String> onward(FollowedLink followed, Instant now) {
        Optional<Destination> target = faces.of(followed.link(), now).flatMap(ProgramFace::shop);
        return followed.click().isEmpty()
                ? workspaces.find(followed.link().workspace()).flatMap(Workspace::shopUrl)
                : target.map(shop -> shop.with(followed.click()));
    }
}
