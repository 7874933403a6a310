package dev.kith.portal;

import dev.kith.events.Events;
import dev.kith.events.IncomingEvent;
import dev.kith.events.IncomingEvent.Tracked;
import dev.kith.people.Email;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.mail.MailAddress;
import dev.kith.referrals.FollowedLink;
import dev.kith.referrals.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes what a friend says on the landing page: the offer of this link, for this address. It goes into the log like
 * everything else; what comes of it is decided there, and told to the address, never to the page.
 */
@Component
public final class Claims {

    /** Events told by pages of Kith's own, on behalf of whoever filled them in. */
    static final UUID PAGES = new UUID(0x7000L, 0x8000_0000_0000_0002L);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Events events;
    private final InstantSource clock;

    Claims(Events events, InstantSource clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Claiming again with the same link and address changes nothing. */
    public void claim(FollowedLink followed, MailAddress address, String language) {
        WorkspaceId workspace = followed.link().workspace();
        Optional<Email> email = Email.parse(address.text());
        if (email.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        String id = "claim:" + followed.link().code().text() + ":" + email.get().canonical();
        ObjectNode context = JsonNodeFactory.instance.objectNode().put("locale", language);
        ObjectNode kith = context.putObject("kith");
        if (followed.click().isEmpty()) {
            kith.put("shareCode", followed.link().code().text());
        } else {
            kith.put("clickId", followed.click());
        }
        events.acceptAndHandle(
                IncomingEvent.trusted(workspace, PAGES, new Tracked(Trigger.OFFER_CLAIMED, id, now), now)
                        .by(Optional.empty(), Optional.of(email.get().address()))
                        .with(JsonNodeFactory.instance.objectNode(), context),
                PATIENCE);
    }
}
