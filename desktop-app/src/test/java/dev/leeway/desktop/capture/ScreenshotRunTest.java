package dev.leeway.desktop.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.sample.SampleLedger;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.themes.Theme;
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
        List<View> views =
                System.getenv("LEEWAY_SCREENSHOTS") == null
                        ? List.of(
                                new View(1024, 700, 1, Theme.LIGHT),
                                new View(1024, 700, 1, Theme.CONTRAST))
                        : View.all();

        ScreenshotRun.Pictures pictures =
                new ScreenshotRun(folder, sample.text(), views, SampleLedger.READINGS)
                        .capture(sample.state());
        List<Path> files = pictures.files();
        pictures.flaws().forEach(System.out::println);

        assertThat(files).hasSizeGreaterThanOrEqualTo(20 * views.size()).doesNotHaveDuplicates();
        for (Path file : files) {
            byte[] start = Files.readAllBytes(file);
            assertThat(start).as(file.toString()).startsWith(0x89, 'P', 'N', 'G');
            assertThat(start.length).as("a blank picture is far smaller").isGreaterThan(9_000);
        }
    }
}
