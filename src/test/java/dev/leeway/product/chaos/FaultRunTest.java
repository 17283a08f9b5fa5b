package dev.leeway.product.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short version of {@link FaultRun}; a failure names the seed that repeats it. */
class FaultRunTest {
    private static final int SEEDS = 5;

    @TempDir Path folder;

    @Test
    void everySeedEndsRightOrIsReportedHonestly() throws Exception {
        FaultRun.Summary summary = new FaultRun.Summary();
        try (FaultRun run = FaultRun.open(folder)) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                summary.add(run.run(seed));
            }
        }
        System.out.println(summary);
        assertThat(summary.wrong()).isEmpty();
    }
}
