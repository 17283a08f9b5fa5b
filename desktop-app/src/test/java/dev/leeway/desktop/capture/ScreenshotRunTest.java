package dev.leeway.desktop.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.sample.SampleLedger;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.text.Text;
import dev.leeway.themes.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;

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

        assertThat(files).hasSizeGreaterThanOrEqualTo(20 * views.size()).doesNotHaveDuplicates();
        for (Path file : files) {
            byte[] start = Files.readAllBytes(file);
            assertThat(start).as(file.toString()).startsWith(0x89, 'P', 'N', 'G');
            assertThat(start.length).as("a blank picture is far smaller").isGreaterThan(9_000);
        }
    }

    /** Words that may be cut short: lines of lists that say the rest elsewhere. */
    private static final Pattern ALLOWED =
            Pattern.compile(
                    ".*(tree-detail|history-who|history-header|found-remark|attention-where|"
                            + "bottom-line|palette-line|step-what|step-line).*");

    @Test
    void nothingIsCutShortOrLiesOverItsNeighbour(@TempDir Path temporary) throws Exception {
        SampleWorkspace sample = new SampleWorkspace();
        List<String> flaws = new ArrayList<>();
        View small = new View(1024, 700, 1, Theme.LIGHT);
        for (View view : List.of(small, new View(1440, 900, 1, Theme.DARK))) {
            flaws.addAll(flaws(temporary, sample.text(), view));
        }
        // The longer words of another language have least room in the small window.
        flaws.addAll(flaws(temporary, new Text(Locale.GERMAN, ZoneOffset.UTC), small));
        assertThat(flaws.stream().filter(flaw -> !ALLOWED.matcher(flaw).matches())).isEmpty();
    }

    private static List<String> flaws(Path folder, Text text, View view) throws Exception {
        return new ScreenshotRun(folder, text, List.of(view), SampleLedger.READINGS)
                .capture(new SampleWorkspace().state())
                .flaws();
    }

    @Test
    void theCheckSeesWhatIsWrong() throws Exception {
        List<LayoutCheck.Flaw> flaws =
                Fx.call(
                        () -> {
                            Label cut = new Label("a name that is far too long for its place");
                            cut.setMaxWidth(60);
                            Label over = new Label("over");
                            over.setTranslateX(-30);
                            HBox line =
                                    new HBox(
                                            cut,
                                            over,
                                            Buttons.primary(Feather.X, "one", () -> {}),
                                            Buttons.primary(Feather.X, "other", () -> {}));
                            line.setMinWidth(200);
                            new Scene(line, 200, 40);
                            Fx.settle(line);
                            return LayoutCheck.of(line);
                        });
        assertThat(flaws.stream().map(LayoutCheck.Flaw::kind))
                .contains(
                        LayoutCheck.Kind.CUT_SHORT,
                        LayoutCheck.Kind.OVERLAP,
                        LayoutCheck.Kind.TWO_PRIMARY);
    }
}
