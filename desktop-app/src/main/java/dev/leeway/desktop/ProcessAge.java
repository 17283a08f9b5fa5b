package dev.leeway.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long this process has been running. */
final class ProcessAge {
    /** The kernel tells times of processes in these, whatever its own clock does (proc(5)). */
    private static final long TICKS_A_SECOND = 100;

    /** The field of {@code stat} that is the start, counted after the name of the program. */
    private static final int START = 19;

    private ProcessAge() {}

    /**
     * Returns the age. The start that Java tells counts from a boot time in whole seconds on Linux
     * and is wrong by up to one; what the kernel says of both is exact to a hundredth.
     */
    static Duration now() {
        return ofKernel(Path.of("/proc"))
                .orElseGet(
                        () ->
                                ProcessHandle.current()
                                        .info()
                                        .startInstant()
                                        .map(start -> Duration.between(start, Instant.now()))
                                        .orElse(Duration.ZERO));
    }

    /** Returns what the kernel's files say; empty where there are none. */
    static Optional<Duration> ofKernel(Path proc) {
        try {
            String up = Files.readString(proc.resolve("uptime"));
            String stat = Files.readString(proc.resolve("self/stat"));
            long upMillis = Math.round(Double.parseDouble(up.substring(0, up.indexOf(' '))) * 1000);
            // The program's name stands in brackets and may hold anything, spaces too.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long startMillis = Long.parseLong(fields[START]) * 1000 / TICKS_A_SECOND;
            return Optional.of(Duration.ofMillis(upMillis - startMillis))
                    .filter(age -> !age.isNegative());
        } catch (IOException | RuntimeException notLinux) {
            return Optional.empty();
        }
    }
}
