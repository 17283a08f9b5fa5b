package dev.leeway.product.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short version of {@link CrashRun}: a real process is killed at every seventh boundary. */
@Order(1)
class CrashRunTest {
    @TempDir Path folder;

    @Test
    void aKilledProcessLosesNothingAndPrunesNothingUnInventoried() throws Exception {
        try (CrashRun run = CrashRun.open(folder)) {
            assertThat(CrashRun.all(run, 7)).isEmpty();
        }
    }
}
