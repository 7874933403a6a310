package dev.kith.referrals;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** By what way a link was passed on. The button says so; it is never guessed from where a visitor came. */
public enum Channel {
    COPY,
    NATIVE,
    WHATSAPP,
    TELEGRAM,
    EMAIL,
    SMS,
    FACEBOOK,
    X,
    LINKEDIN,
    VK,
    BLUESKY,
    THREADS,
    REDDIT,
    VIBER,
    QR,
    CODE,
    NAME,
    PRINT,
    API,
    OTHER;

    private static final Map<String, Channel> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Channel::code, Function.identity()));

    /** As it stands in a link and in a row. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what a link says; whatever else stands there is {@link #OTHER}. */
    public static Channel of(@Nullable String code) {
        return code == null ? OTHER : BY_CODE.getOrDefault(code, OTHER);
    }
}
