package dev.kith.insights.web;

import dev.kith.events.Event;
import dev.kith.events.LoggedEvent;
import dev.kith.insights.web.PersonPage.Moment;
import dev.kith.kernel.Unit;
import dev.kith.platform.page.Address;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Typed;
import dev.kith.platform.page.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Puts events of the log into words: what happened, and the one thing worth knowing about it. */
final class Happenings {

    /** Of what an event says, the first of these that is there is worth a line. */
    private static final List<String> TELLING = List.of(
            "order_id", "reward_id", "referral_id", "product_name", "name", "title", "path", "url", "code", "query");

    private final Frame frame;
    private final Words w;

    Happenings(Frame frame) {
        this.frame = frame;
        this.w = frame.words();
    }

    Moment moment(LoggedEvent event) {
        return new Moment(
                icon(event),
                tone(event),
                says(event),
                detail(event),
                w.moment(event.at()),
                w.exactMoment(event.at()),
                event.properties().path("order_id").isString()
                        ? Address.of(frame.home() + "/find")
                                .with("q", event.properties().path("order_id").asString())
                                .toString()
                        : "");
    }

    /** Events a shop made up itself are shown by the name it gave them. */
    String says(LoggedEvent event) {
        if (event.kind() == Event.Kind.TRACK) {
            return w.find("event." + word(event.name())).orElse(event.name());
        }
        return w.t("event." + event.kind().code());
    }

    String detail(LoggedEvent event) {
        JsonNode told = event.properties();
        Optional<String> first = TELLING.stream()
                .map(told::path)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(text -> !text.isBlank())
                .findFirst();
        Optional<String> channel = Optional.of(told.path("channel"))
                .filter(JsonNode::isString)
                .map(node -> Channels.name(w, node.asString()));
        return String.join(
                " · ",
                Stream.of(amount(told), channel, first)
                        .flatMap(Optional::stream)
                        .toList());
    }

    private Optional<String> amount(JsonNode told) {
        Optional<Unit> unit = Optional.of(told.path("currency"))
                .filter(JsonNode::isString)
                .flatMap(code -> Unit.parse(code.asString()));
        JsonNode total = told.hasNonNull("total") ? told.path("total") : told.path("revenue");
        return unit.filter(_ -> total.isNumber() || total.isString())
                .flatMap(known -> Typed.money(total.asString(), known))
                .map(w::exact);
    }

    static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }

    private static String icon(LoggedEvent event) {
        return switch (event.kind()) {
            case IDENTIFY, ALIAS -> "user";
            case PAGE, SCREEN -> "monitor";
            case GROUP -> "users";
            case TRACK -> trackIcon(word(event.name()));
        };
    }

    private static String trackIcon(String name) {
        if (name.startsWith("order_")) {
            return name.equals("order_completed") ? "receipt" : "undo-2";
        }
        if (name.startsWith("reward_")) {
            return "gift";
        }
        if (name.startsWith("referral_") || name.startsWith("friend_")) {
            return "git-branch";
        }
        if (name.startsWith("email_")) {
            return "mail";
        }
        return switch (name) {
            case "share_link_clicked" -> "mouse-pointer-click";
            case "share_created" -> "share-2";
            case "signed_up", "account_created" -> "user-plus";
            case "product_added", "cart_viewed", "checkout_started" -> "shopping-cart";
            default -> "activity";
        };
    }

    private static String tone(LoggedEvent event) {
        String name = word(event.name());
        if (name.equals("order_refunded") || name.equals("order_cancelled") || name.equals("reward_reversed")) {
            return "b";
        }
        boolean good = name.equals("order_completed") || name.startsWith("reward_") || name.startsWith("referral_");
        return good ? "" : "n";
    }
}
