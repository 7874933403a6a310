package dev.kith.platform.web;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Bounds how much of each kind of work is in the house at once. Virtual threads bound nothing, so this does: whoever finds
 * no place within a tenth of a second is told to come back.
 */
@Component
public final class Lanes {

    /** One kind of work and how many of it may be under way, unless {@code kith.lanes.<lane>} says otherwise. */
    public enum Lane {
        REDIRECT(2_048),
        INGEST(1_024),
        HOOKS(64),
        API(128),
        CONSOLE(64),
        PORTAL(128),
        BULK(4);

        private final int usual;

        Lane(int usual) {
            this.usual = usual;
        }
    }

    private static final long PATIENCE_MILLIS = 100;

    private final Map<Lane, Semaphore> places = new EnumMap<>(Lane.class);

    Lanes(Environment settings) {
        for (Lane lane : Lane.values()) {
            String key = "kith.lanes." + lane.name().toLowerCase(Locale.ROOT);
            places.put(lane, new Semaphore(settings.getProperty(key, Integer.class, lane.usual)));
        }
    }

    /** True if there is a place; then {@link #leave} must be called. */
    public boolean enter(Lane lane) {
        Semaphore places = placesOf(lane);
        if (places.tryAcquire()) {
            return true;
        }
        try {
            return places.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public void leave(Lane lane) {
        placesOf(lane).release();
    }

    /** How many places are free, for the metrics. */
    public int free(Lane lane) {
        return placesOf(lane).availablePermits();
    }

    private Semaphore placesOf(Lane lane) {
        return Objects.requireNonNull(places.get(lane));
    }
}
