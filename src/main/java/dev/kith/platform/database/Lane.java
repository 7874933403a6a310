package dev.kith.platform.database;

/** Which pool a connection comes from: workers must never wait behind requests, nor the other way around. */
enum Lane {
    WEB,
    WORKER;

    static final ScopedValue<Lane> CURRENT = ScopedValue.newInstance();

    static Lane current() {
        return CURRENT.isBound() ? CURRENT.get() : WEB;
    }
}
