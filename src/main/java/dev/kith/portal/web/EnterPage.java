package dev.kith.portal.web;

import dev.kith.platform.page.Reader;

/**
 * What {@code enter.jte} shows: a button. A link alone signs nobody in, for mail scanners follow links too.
 *
 * @param token a shop's word about who this is, empty for a mailed link
 */
record EnterPage(Reader reader, String shop, String lead, String caution, String action, String token) {}
