package dev.kith.trust.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Eight writers at work while something happens. */
final class Under {

    private static final int WRITERS = 8;

    /** What is done to the servers meanwhile. */
    interface Trouble {
        void happens() throws Exception;
    }

    private Under() {}

    /** Comes back when the trouble is over and every writer has heard yes to the last thing it said. */
    static Acknowledged load(Cluster cluster, Cluster.Shop shop, Trouble trouble) throws Exception {
        var acknowledged = new Acknowledged();
        var stop = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < WRITERS; number++) {
            threads.add(Thread.ofVirtual().start(new Writer(number, cluster.urls(), shop, acknowledged, stop)));
        }
        try {
            trouble.happens();
        } finally {
            stop.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        return acknowledged;
    }
}
