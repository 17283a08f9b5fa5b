package dev.leeway.product.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A short run over every reader; {@link Fuzzing} is the long one. */
class FuzzTest {
    private static final FuzzRun.Length SHORT = new FuzzRun.Length(800, Duration.ofSeconds(30));

    @Test
    void noReaderBreaksOnMadeUpBytes(@TempDir Path output) throws Exception {
        FuzzRun run =
                FuzzRun.of(
                        FuzzTarget.EVERY,
                        SHORT,
                        List.of(
                                output.resolve("found"),
                                Path.of("fuzz", FuzzTarget.EVERY.folder()).toAbsolutePath()),
                        output);

        System.out.println(
                "fuzzed inputs: "
                        + run.executions()
                        + ", "
                        + (run.finding().isEmpty() ? "nothing broke" : run.finding()));
        assertThat(run.finding()).isEmpty();
        assertThat(run.executions()).as("inputs tried").isGreaterThan(500);
    }
}
