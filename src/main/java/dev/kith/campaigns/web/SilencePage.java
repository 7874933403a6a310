package dev.kith.campaigns.web;

import dev.kith.platform.page.Reader;

/** What {@code silence.jte} shows: a question with one button, or the answer. {@code action} is empty once it is done. */
record SilencePage(Reader reader, String shop, String title, String text, String action) {}
