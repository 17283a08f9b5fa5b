package dev.leeway.engine.render.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ChildProcessTest {
    private static final Path SHELL = Path.of("/bin/sh");

    @TempDir Path folder;

    @BeforeEach
    void needsAShell() {
        assumeThat(SHELL).isExecutable();
    }

    @Test
    void tellsWhatAProgramWroteAndHowItEnded() throws Exception {
        assertThat(run("echo out; echo err >&2; exit 3", Duration.ofSeconds(10)))
                .isEqualTo(new ChildProcess.Outcome.Ended(3, "out\n", "err"));
    }

    @Test
    void anOutputThatAGrandchildKeepsOpenIsNotWaitedForBeyondTheLimit() throws Exception {
        // Stopped at the limit, or ended where the grandchild was gone with its parent: a minute is
        // waited for by neither, and would be more than this class is given.
        assertThat(run("echo out; sleep 60 & exit 0", Duration.ofSeconds(1)))
                .isInstanceOfAny(
                        ChildProcess.Outcome.Stopped.class, ChildProcess.Outcome.Ended.class);
    }

    private ChildProcess.Outcome run(String script, Duration timeout) throws InterruptedException {
        return ChildProcess.run(
                List.of(SHELL.toString(), "-c", script),
                Map.of("PATH", "/usr/bin:/bin"),
                folder,
                ChildLimits.rendering(timeout));
    }
}
