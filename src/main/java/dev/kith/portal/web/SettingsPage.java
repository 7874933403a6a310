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

    /**
     * What became of the last change.
     *
     * @param field which field it is about; empty if about none
     * @param typed what was written there and is worth another try
     */
    record Said(String field, String text, boolean good, String typed) {

        static final Said NOTHING = good("");

        static Said good(String text) {
            return new Said("", text, true, "");
        }

        static Said wrong(String field, String text, String typed) {
            return new Said(field, text, false, typed);
        }

        boolean isWrong(String asked) {
            return field.equals(asked) && !good;
        }

        String at(String asked) {
            return isWrong(asked) ? text : "";
        }

        String typed(String asked, String otherwise) {
            return isWrong(asked) ? typed : otherwise;
        }
    }
}
