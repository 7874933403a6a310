package dev.kith.referrals;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** The only place that knows how each channel wants a link and a text. */
public final class ShareUrls {

    private ShareUrls() {}

    /** The link with the mark of its channel, so that visits can be counted by channel. */
    public static String tagged(String link, Channel channel) {
        return link + (link.indexOf('?') < 0 ? "?c=" : "&c=") + channel.code();
    }

    /** What a share button opens. Channels without an address of their own get the tagged link itself. */
    public static String of(Channel channel, String link, String text) {
        String tagged = tagged(link, channel);
        String u = encoded(tagged);
        String t = encoded(text);
        return switch (channel) {
            case WHATSAPP -> "https://wa.me/?text=" + t + "%20" + u;
            case TELEGRAM -> "https://t.me/share/url?url=" + u + "&text=" + t;
            case EMAIL -> "mailto:?subject=" + t + "&body=" + t + "%0A%0A" + u;
            case SMS -> "sms:?&body=" + t + "%20" + u;
            case FACEBOOK -> "https://www.facebook.com/sharer/sharer.php?u=" + u;
            case X -> "https://x.com/intent/post?url=" + u + "&text=" + t;
            case LINKEDIN -> "https://www.linkedin.com/sharing/share-offsite/?url=" + u;
            case VK -> "https://vk.com/share.php?url=" + u + "&title=" + t;
            case BLUESKY -> "https://bsky.app/intent/compose?text=" + t + "%20" + u;
            case THREADS -> "https://www.threads.net/intent/post?url=" + u + "&text=" + t;
            case REDDIT -> "https://www.reddit.com/submit?url=" + u + "&title=" + t;
            case VIBER -> "viber://forward?text=" + t + "%20" + u;
            case COPY, NATIVE, QR, CODE, NAME, PRINT, API, OTHER -> tagged;
        };
    }

    /** Spaces as %20: mail programs and messengers do not read a plus as a space. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
