package dev.kith.bench;

/** What is asked of a server under load, and what is made of its answers. Called from one thread. */
interface Load {

    /** The whole next request, ready for the wire. */
    byte[] next(int connection);

    /** An answer came in on this connection, for the request it was last given. */
    void answered(int connection, Reply reply);
}
