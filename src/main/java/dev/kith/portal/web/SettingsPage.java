package dev.kith.portal.web;

import dev.kith.platform.page.Reader;
import java.util.List;

/**
 * The few things a member decides.
 *
 * @param name how friends see the member called
 * @param codes all codes of the member, which all stay good
 * @param open whether whoever invited this member may read the first name
 * @param said what was saved, or what needs another look
 */
record SettingsPage(
        Reader reader, String shop, Nav nav, String name, List<String> codes, boolean open, boolean joined, Said said) {

    /** @param field which field it is about; empty if about none */
    record Said(String field, String text, boolean good) {

        static final Said NOTHING = new Said("", "", true);

        String at(String asked) {
            return field.equals(asked) && !good ? text : "";
        }
    }
}
