package dev.kith.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How much processor time a process and its children have used, as Linux counts it. */
final class ProcessTime {

    /** Linux counts in hundredths of a second here, whatever the kernel's own tick is. */
    private static final long MICROS_A_TICK = 10_000;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int ENDED_CHILDREN_USER = 13;
    private static final int ENDED_CHILDREN_SYSTEM = 14;

    private ProcessTime() {}

    /** In microseconds, of this process alone. */
    static long microsOf(ProcessHandle process) {
        return ticks(process.pid(), false) * MICROS_A_TICK;
    }

    /** In microseconds, with all processes it started; those that ended meanwhile count as well. */
    static long microsOfFamily(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                        .mapToLong(one -> ticks(one.pid(), one.equals(process)))
                        .sum()
                * MICROS_A_TICK;
    }

    private static long ticks(long pid, boolean withEndedChildren) {
        List<String> fields = fields(pid);
        if (fields.isEmpty()) {
            return 0;
        }
        long own = number(fields, USER) + number(fields, SYSTEM);
        return withEndedChildren
                ? own + number(fields, ENDED_CHILDREN_USER) + number(fields, ENDED_CHILDREN_SYSTEM)
                : own;
    }

    private static long number(List<String> fields, int at) {
        return Long.parseLong(fields.get(at));
    }

    /** The fields behind the name, which itself may hold blanks. */
    private static List<String> fields(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        } catch (IOException gone) {
            return List.of();
        }
    }

    /** Resident memory in bytes, of the process alone. */
    static long residentBytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    static double machineLoad() {
        try {
            return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        } catch (IOException notLinux) {
            return -1;
        }
    }
}
