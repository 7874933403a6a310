package dev.kith.platform;

import java.lang.management.ManagementFactory;

/** What Kith runs on. */
public final class Machine {

    private Machine() {}

    /** Bytes of memory of the machine or of the container it is; 0 where the system does not tell. */
    public static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }
}
