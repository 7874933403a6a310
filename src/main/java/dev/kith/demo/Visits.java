package dev.kith.demo;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The browsers the shop remembers: the last thousand, each under a name that only it knows. */
final class Visits {

    private static final int MOST = 1_000;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Visit> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Visit> eldest) {
            return size() > MOST;
        }
    };

    synchronized Visit find(Optional<String> name) {
        return name.map(known::get).orElse(Visit.FIRST);
    }

    /** Remembers the change; the answer is the name to ask for it by, a new one if there was none. */
    synchronized String change(Optional<String> name, UnaryOperator<Visit> step) {
        String kept = name.filter(known::containsKey).orElseGet(this::newName);
        known.put(kept, step.apply(known.getOrDefault(kept, Visit.FIRST)));
        return kept;
    }

    synchronized void forget(Optional<String> name) {
        name.ifPresent(known::remove);
    }

    private String newName() {
        byte[] drawn = new byte[16];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
