package dev.kith.insights.web;

import dev.kith.platform.page.Frame;
import java.util.List;

/**
 * What {@code settings.jte} shows: keys, domains, team, and what this installation is.
 *
 * @param fresh the key that was made just now, shown this once; empty otherwise
 */
record SettingsPage(
        Frame frame,
        Workspace workspace,
        List<Key> keys,
        String fresh,
        String error,
        boolean mayEditKeys,
        List<DomainRow> domains,
        boolean mayMoveShop,
        List<Row> team) {

    /** The workspace itself. */
    record Workspace(String name, String key, String currency, String zone, String shop) {}

    /** One key; {@code revoke} is empty where there is nothing to revoke. */
    record Key(
            String name,
            String kind,
            String prefix,
            String scopes,
            String used,
            String state,
            String tone,
            String revoke) {

        /** Names the question whether to revoke it. */
        String popover() {
            return "revoke" + revoke.replaceAll("[^a-z0-9]+", "-");
        }
    }

    /** A host where links may lead; the shop is at one of them. */
    record DomainRow(String host, String note, boolean shop) {}

    /** A line with one remark. */
    record Row(String name, String note) {}

    SettingsPage {
        keys = List.copyOf(keys);
        domains = List.copyOf(domains);
        team = List.copyOf(team);
    }
}
