package dev.leeway.engine.render.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** How much memory a process holds, where the system tells it (Linux). */
final class ResidentMemory {
    private static final long KIB = 1024;

    private ResidentMemory() {}

    /** Returns the bytes, or empty when the process is gone or the system does not say. */
    static OptionalLong of(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            List<String> lines = Files.readAllLines(status, StandardCharsets.ISO_8859_1);
            for (String line : lines) {
                if (line.startsWith("VmRSS:")) {
                    String digits = line.replaceAll("[^0-9]", "");
                    return OptionalLong.of(Long.parseLong(digits) * KIB);
                }
            }
        } catch (IOException e) {
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }
}
