package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessAgeTest {
    @TempDir private Path proc;

    private void proc(String uptime, String stat) throws Exception {
        Files.createDirectories(proc.resolve("self"));
        Files.writeString(proc.resolve("uptime"), uptime);
        Files.writeString(proc.resolve("self/stat"), stat);
    }

    @Test
    void theKernelTellsItToAHundredth() throws Exception {
        proc(
                "26000.25 1000.00\n",
                "77 (a ) (b) S 1 77 77 0 -1 4194304 9 0 0 0 1 0 0 0 20 0 1 0 2599900 4096 5\n");
        assertThat(ProcessAge.ofKernel(proc)).contains(Duration.ofMillis(1_250));
    }

    @Test
    void withoutTheKernelsFilesOrWithOtherContentNothingIsTold() throws Exception {
        assertThat(ProcessAge.ofKernel(proc)).isEmpty();
        proc("soon", "77 (a) S 1");
        assertThat(ProcessAge.ofKernel(proc)).isEmpty();
    }

    @Test
    void thisProcessHasAnAgeThatGrows() {
        Duration first = ProcessAge.now();
        assertThat(first).isPositive();
        assertThat(ProcessAge.now()).isGreaterThanOrEqualTo(first);
    }
}
