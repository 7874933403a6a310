package dev.kith.demo;

/** The two programs of the shop. */
enum Offer {

    /** Ten euro off for the friend, ten euro credit for whoever brought them. */
    FRIENDS("friends", "Bring a friend"),

    /** A tenth of the friend's first order for people with an audience. */
    CREATORS("creators", "Creators");

    private final String key;
    private final String title;

    Offer(String key, String title) {
        this.key = key;
        this.title = title;
    }

    String key() {
        return key;
    }

    String title() {
        return title;
    }
}
