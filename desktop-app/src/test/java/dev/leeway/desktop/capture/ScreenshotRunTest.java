package dev.leeway.desktop.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.sample.SampleWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of every screen come out without a display, at the size asked for. */
class ScreenshotRunTest {
    @Test
    void rendersEveryScreenDarkAndLight(@TempDir Path temporary) throws Exception {
        Path folder =
                System.getenv("LEEWAY_SCREENSHOTS") == null
                        ? temporary
                        : Path.of(System.getenv("LEEWAY_SCREENSHOTS"));
        SampleWorkspace sample = new SampleWorkspace();
        List<ScreenshotRun.Size> sizes =
                System.getenv("LEEWAY_SCREENSHOTS") == null
                        ? List.of(new ScreenshotRun.Size(1024, 700))
                        : ScreenshotRun.USUAL_SIZES;

        List<Path> files =
                new ScreenshotRun(folder, sample.text(), sizes, Readings.NONE)
                        .capture(sample.state());

        assertThat(files).hasSizeGreaterThanOrEqualTo(20 * sizes.size()).doesNotHaveDuplicates();
        for (Path file : files) {
            byte[] start = Files.readAllBytes(file);
            assertThat(start).as(file.toString()).startsWith(0x89, 'P', 'N', 'G');
            assertThat(start.length).as("a blank picture is far smaller").isGreaterThan(9_000);
        }
    }
}
