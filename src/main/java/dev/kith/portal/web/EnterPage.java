package dev.kith.portal.web;

import dev.kith.platform.page.Reader;

/** What {@code enter.jte} shows: a button. A link alone signs nobody in, for mail scanners follow links too. */
record EnterPage(Reader reader, String shop, String address, String caution, String action) {}
