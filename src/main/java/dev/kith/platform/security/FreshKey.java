package dev.kith.platform.security;

/**
 * A key that was made just now.
 *
 * @param text the key itself, to be shown once
 */
public record FreshKey(ApiKey key, String text) {

    @Override
    public String toString() {
        return "FreshKey[" + key.prefix() + "…]";
    }
}
