package dev.kith.campaigns.web;

import dev.kith.platform.page.Frame;

/**
 * What {@code letter.jte} shows: one letter as its reader sees it.
 *
 * @param body where the frame finds the written page; empty if this reader may not see it
 * @param withheld why not
 * @param reason why it was not sent; empty if there is nothing to say
 */
record LetterPage(
        Frame frame,
        String subject,
        String to,
        String kind,
        String state,
        String tone,
        String reason,
        String written,
        String settled,
        String language,
        String body,
        String text,
        String withheld) {}
