package dev.kith.platform.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows the passwords everybody tries first, also when they are dressed up with digits or said twice. */
final class CommonPasswords {

    private final Set<String> words = read();

    boolean knows(String lower) {
        String bare = lower.replaceAll("[^\\p{L}]+$", "").replaceAll("^[^\\p{L}]+", "");
        return words.contains(lower) || words.contains(bare) || isOneWordRepeated(lower) || isOneWordRepeated(bare);
    }

    /** {@code passwordpassword}, {@code aaaaaaaaaaaa}, {@code 123412341234}. */
    private boolean isOneWordRepeated(String text) {
        for (int length = 1; length <= text.length() / 2; length++) {
            if (text.length() % length == 0
                    && text.substring(0, length).repeat(text.length() / length).equals(text)) {
                return length < 4 || words.contains(text.substring(0, length));
            }
        }
        return false;
    }

    private static Set<String> read() {
        try (var in = Objects.requireNonNull(
                        CommonPasswords.class.getResourceAsStream("/vendor/common-passwords.txt"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
