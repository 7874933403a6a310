package dev.kith.demo;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Where a shopper passes the link on. Channels differ in how often they are chosen, how many people come, and how many
 * of those stay.
 */
enum Channel {
    WHATSAPP(34, 1.7, 0.62),
    COPY(16, 1.2, 0.42),
    EMAIL(14, 1.1, 0.58),
    TELEGRAM(10, 1.5, 0.50),
    FACEBOOK(9, 3.2, 0.26),
    SMS(7, 0.9, 0.60),
    X(4, 2.8, 0.17),
    QR(3, 1.6, 0.55),
    LINKEDIN(3, 1.9, 0.22);

    private final int weight;
    private final double visitors;
    private final double staying;

    Channel(int weight, double visitors, double staying) {
        this.weight = weight;
        this.visitors = visitors;
        this.staying = staying;
    }

    /** As links and events name it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many people follow one shared link, on average. */
    double visitors() {
        return visitors;
    }

    /** The share of visitors who sign up. */
    double staying() {
        return staying;
    }

    static Channel pick(RandomGenerator random) {
        int left = random.nextInt(100);
        for (Channel channel : values()) {
            left -= channel.weight;
            if (left < 0) {
                return channel;
            }
        }
        return COPY;
    }
}
