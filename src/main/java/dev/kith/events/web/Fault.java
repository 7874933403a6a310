package dev.kith.events.web;

import java.util.Locale;

/** Why one event of a request is not accepted. Sending it again as it is would not help. */
enum Fault {
    UNKNOWN_TYPE("type must be identify, track, page, screen, group or alias"),
    TYPE_MISMATCH("the type in the body is not the one in the path"),
    MISSING_EVENT_NAME("a track event needs an event name of 1 to 200 characters"),
    MISSING_IDENTITY("userId or anonymousId is required"),
    BAD_MESSAGE_ID("messageId must have 1 to 255 characters"),
    EVENT_TOO_LARGE("an event may have 32 KiB"),
    TOO_COMPLEX("an event may nest 16 deep and have 512 fields, texts of 8 KiB and numbers of 40 digits"),
    RESERVED_NAME("only Kith itself writes events of this name");

    private final String detail;

    Fault(String detail) {
        this.detail = detail;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String detail() {
        return detail;
    }
}
