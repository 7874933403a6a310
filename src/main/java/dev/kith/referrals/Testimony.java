package dev.kith.referrals;

import dev.kith.events.Event;
import dev.kith.people.RootId;
import dev.kith.people.Trust;
import dev.kith.platform.WorkspaceId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads from an event what it says about who brought whom. */
@Component
final class Testimony {

    /** The reserved event a followed share link leaves in the log. */
    static final String CLICKED = "Share Link Clicked";

    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    /** What people write as a code; anything else, such as an e-mail address typed into that field, is not kept. */
    private static final Pattern LIKE_A_CODE = Pattern.compile("[A-Za-z0-9 _-]{1,40}");

    private final ClickSeal seal;

    Testimony(ClickSeal seal) {
        this.seal = seal;
    }

    /** The click this event is the record of. */
    Optional<ClickId> click(WorkspaceId workspace, Event event) {
        return event.name().equals(CLICKED)
                ? seal.read(event.messageId(), workspace).map(ClickSeal.Sealed::id)
                : Optional.empty();
    }

    /** The first identify of a name, or its claim of an offer, by someone who may be believed, is a sign-up. */
    static Optional<FactStore.SignUp> signUp(Event event) {
        boolean named = event.kind() == Event.Kind.IDENTIFY && event.userId().isPresent();
        boolean claims = event.name().equals(Trigger.OFFER_CLAIMED);
        return event.trust() != Trust.UNTRUSTED && (named || claims)
                ? Optional.of(new FactStore.SignUp(event.root(), event.at(), event.position()))
                : Optional.empty();
    }

    /** Clicks that came back: the landing page's {@code kc}, carried by the tracker, the form or the shop's server. */
    List<FactStore.Touch> touches(WorkspaceId workspace, Event event) {
        return Stream.of(
                        event.context().path("kith").path("clickId"),
                        event.properties().path("kith_click"))
                .flatMap(told -> text(told).stream())
                .distinct()
                .flatMap(told -> seal.read(told, workspace).stream())
                .map(click -> new FactStore.Touch(event.root(), click.id(), event.at(), event.position()))
                .toList();
    }

    /** Codes that were typed, followed as a parameter, or used as a coupon; whose they are is looked up for all at once. */
    static List<Stated> statements(Event event) {
        Set<String> invitations = invitationsIn(event);
        return Stream.concat(invitations.stream(), couponsIn(event))
                .distinct()
                .map(typed -> new Stated(
                        event.root(),
                        typed,
                        invitations.contains(typed),
                        methodOf(event),
                        sourceOf(event),
                        event.at(),
                        event.position(),
                        event.receivedAt()))
                .toList();
    }

    /**
     * A code as somebody wrote it.
     *
     * @param invites whether it was told as the code of an advocate; else it may be any coupon
     */
    record Stated(
            RootId root,
            String typed,
            boolean invites,
            Method method,
            String source,
            Instant at,
            long position,
            Instant recordedAt) {

        FactStore.Statement of(OwnedCode owned) {
            return new FactStore.Statement(
                    root, method, source, owned.membership(), owned.code().text(), at, position, recordedAt);
        }

        /** As codes are written that were given to one friend. */
        String personalCode() {
            return typed.toUpperCase(Locale.ROOT);
        }

        /**
         * Nobody's, and stated with an order: worth telling whoever asks why it earned nothing. What was given to
         * somebody else is shown to its owner alone.
         */
        Optional<FactStore.UnknownCode> unknown(boolean somebodyElses) {
            boolean ordered = Happening.orderIn(source).isPresent();
            boolean shows = !somebodyElses && LIKE_A_CODE.matcher(typed).matches();
            return (invites || somebodyElses) && ordered
                    ? Optional.of(new FactStore.UnknownCode(root, source, shows ? typed : "", at))
                    : Optional.empty();
        }
    }

    /** Something other than an order that a program has for a goal, or the beginning of a checkout. */
    static Optional<FactStore.Deed> deed(Event event, Set<String> goalEvents) {
        boolean goal = goalEvents.contains(event.name());
        boolean order = event.name().equals(Happening.ORDER_COMPLETED);
        if (order || !goal && !event.name().equals(Happening.CHECKOUT_STARTED)) {
            return Optional.empty();
        }
        var happening = new Happening(
                event.name(),
                "event:" + event.messageId(),
                event.at(),
                event.position(),
                event.receivedAt(),
                event.trust(),
                Optional.empty(),
                goal ? event.properties() : NOTHING);
        return Optional.of(new FactStore.Deed(event.root(), event.messageId(), happening));
    }

    private static Set<String> invitationsIn(Event event) {
        var codes = new LinkedHashSet<String>();
        text(event.context().path("kith").path("shareCode")).ifPresent(codes::add);
        text(event.properties().path("kith_ref")).ifPresent(codes::add);
        return codes;
    }

    private static Stream<String> couponsIn(Event event) {
        return Stream.concat(
                        Stream.of(event.properties().path("coupon")),
                        event.properties().path("coupons").valueStream())
                .flatMap(coupon -> text(coupon).stream());
    }

    /** On a page view a code is a parameter of its address; elsewhere somebody typed it. */
    private static Method methodOf(Event event) {
        return switch (event.kind()) {
            case PAGE, SCREEN -> Method.LINK_PARAM;
            case IDENTIFY, TRACK, GROUP, ALIAS -> Method.SHARE_CODE;
        };
    }

    private static String sourceOf(Event event) {
        return text(event.properties().path("order_id"))
                .filter(_ -> event.name().equals(Happening.ORDER_COMPLETED))
                .map(Happening::keyOf)
                .orElse("event:" + event.messageId());
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString() && !node.stringValue().isBlank()
                ? Optional.of(node.stringValue().strip())
                : Optional.empty();
    }
}
