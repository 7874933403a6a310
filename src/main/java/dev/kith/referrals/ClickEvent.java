package dev.kith.referrals;

import dev.kith.events.Event;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How a click stands in the log, and how that becomes a row. */
final class ClickEvent {

    /** Reserved: only Kith writes it. */
    static final String NAME = "Share Link Clicked";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ClickEvent() {}

    /** What a followed link leaves in the log. Text that is not there is left out. */
    static ObjectNode properties(ShareLink link, ProgramFace face, Following following) {
        var properties = NODES.objectNode();
        properties.put("click", following.id().toString());
        properties.put("code", link.code().text());
        properties.put("membership", link.membership().value().toString());
        properties.put("program", link.program().value().toString());
        face.version()
                .ifPresent(version -> properties.put("version", version.value().toString()));
        properties.put("channel", following.channel().code());
        properties.put("class", following.clickClass().code());
        properties.put("device", following.agent().device().name().toLowerCase(Locale.ROOT));
        properties.put("browser", following.agent().browser());
        properties.put("visitor", following.visitor().toString());
        put(properties, "language", following.language());
        put(properties, "referrer", following.referrerHost());
        put(properties, "dest", following.fetchDest());
        if (following.paid()) {
            properties.put("paid", true);
        }
        if (!following.campaign().isEmpty()) {
            var campaign = properties.putObject("campaign");
            following.campaign().forEach(campaign::put);
        }
        properties.put("address", following.address());
        properties.put("network", following.network());
        put(properties, "agent", following.agentHash());
        return properties;
    }

    private static void put(ObjectNode properties, String name, @Nullable String text) {
        if (text != null) {
            properties.put(name, text);
        }
    }

    static UUID idOf(Event event) {
        return UUID.fromString(event.properties().path("click").asString());
    }

    static ObjectNode row(Event event) {
        var told = event.properties();
        var row = NODES.objectNode();
        copy(told, "click", row, "id");
        copy(told, "code", row, "code");
        copy(told, "membership", row, "membership_id");
        copy(told, "program", row, "program_id");
        copy(told, "version", row, "version_id");
        row.put("clicked_at", event.at().toString());
        copy(told, "channel", row, "channel");
        copy(told, "class", row, "class");
        copy(told, "visitor", row, "visitor");
        row.put("late", false);
        row.put("repeated", false);
        copy(told, "device", row, "device");
        copy(told, "browser", row, "browser");
        copy(told, "language", row, "language");
        copy(told, "referrer", row, "referrer_host");
        copy(told, "dest", row, "fetch_dest");
        row.put("paid", told.path("paid").asBoolean(false));
        copy(told, "campaign", row, "campaign");
        copy(told, "address", row, "address_hash");
        copy(told, "network", row, "network_hash");
        copy(told, "agent", row, "agent_hash");
        return row;
    }

    /** A click known by its text only. That it came back at all speaks for a person. */
    static ObjectNode late(ClickSeal.Sealed click, Membership owner) {
        var row = NODES.objectNode();
        String id = click.id().value().toString();
        row.put("id", id);
        row.put("code", click.code().text());
        row.put("membership_id", owner.id().value().toString());
        row.put("program_id", owner.program().value().toString());
        row.put("clicked_at", click.at().toString());
        row.put("channel", Channel.OTHER.code());
        row.put("class", ClickClass.HUMAN.code());
        row.put("visitor", id);
        row.put("late", true);
        row.put("repeated", false);
        row.put("paid", false);
        return row;
    }

    private static void copy(JsonNode from, String name, ObjectNode to, String column) {
        var value = from.path(name);
        if (!value.isMissingNode() && !value.isNull()) {
            to.set(column, value);
        }
    }
}
