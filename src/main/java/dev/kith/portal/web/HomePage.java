package dev.kith.portal.web;

import dev.kith.platform.page.Reader;
import java.util.List;
import java.util.Optional;

/**
 * What a member sees first: the gain, what is ready and what is not, the friends, and the means to bring more.
 *
 * @param welcome the member's own gift as a friend, as long as it is unused
 * @param share empty for somebody who cannot invite anybody at the moment; {@code closed} says why
 */
record HomePage(
        Reader reader,
        String shop,
        Nav nav,
        String headline,
        String lead,
        List<Stat> stats,
        Optional<Welcome> welcome,
        List<Prize> prizes,
        List<Friend> friends,
        Optional<ShareBox> share,
        String closed) {

    record Stat(String name, String value) {}

    record Welcome(String title, String code, String note) {}

    /** @param state {@code done}, {@code held} or {@code open} */
    record Prize(String friends, String name, String note, String state) {}

    /**
     * @param note where it stands, in a sentence
     * @param amount what it brought, empty as long as it is not certain
     * @param state {@code paid}, {@code held}, {@code joined} or {@code over}
     */
    record Friend(String name, String letter, String note, String amount, String state, String why) {}
}
