package dev.kith.insights.web;

import dev.kith.platform.page.Words;

/** How a way of sharing is called and pictured. */
final class Channels {

    private Channels() {}

    /** A channel that a newer version wrote is shown under its key. */
    static String name(Words w, String channel) {
        return w.find("channel." + channel).orElse(channel);
    }

    static String icon(String channel) {
        return switch (channel) {
            case "whatsapp", "viber", "sms", "vk" -> "message-circle";
            case "telegram" -> "send";
            case "email" -> "mail";
            case "copy" -> "link";
            case "qr" -> "qr-code";
            case "print" -> "printer";
            case "code", "name" -> "tag";
            case "api" -> "code";
            case "native" -> "smartphone";
            case "other" -> "globe";
            default -> "share-2";
        };
    }
}
