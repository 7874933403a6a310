package dev.kith.portal.web;

import dev.kith.platform.page.Reader;
import java.util.Optional;

/** A page that says one thing, and perhaps where to go from there. */
record NoticePage(Reader reader, String shop, String title, String text, Optional<Way> way) {

    /** A link with its name. */
    record Way(String name, String href) {}
}
