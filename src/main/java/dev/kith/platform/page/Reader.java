package dev.kith.platform.page;

/** Who reads a page, as far as its look is concerned: their language and their choice of light or dark. */
public record Reader(Words words, Theme theme) {

    /** English and the system's own theme, for tests and for pages without a request. */
    public static Reader of(String language) {
        return new Reader(Words.of(language), Theme.AUTO);
    }
}
