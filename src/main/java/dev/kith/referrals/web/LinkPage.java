package dev.kith.referrals.web;

import dev.kith.platform.page.Reader;
import java.util.Optional;

/** What {@code link.jte} shows: one thing to say, and the way to the shop if there is one. */
record LinkPage(Reader reader, String shop, String title, String text, String way, Optional<String> shopUrl) {}
