package dev.leeway.desktop.screen.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.sample.SampleDesk;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Sight;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/** The difference has room in a low window, and the buttons below it say on what they act. */
class DriftRoomTest {
    private static final String APPLICATION = "checkout-prod";
    private static final Route DRIFT = new Route.Application(APPLICATION, Route.Tab.DRIFT);
    private static final double LINE = 20;

    private final SampleWorkspace sample = new SampleWorkspace();

    /** An application whose cluster was read once, and cannot be read any more. */
    private SampleFrame old(int width, int height) {
        SampleFrame shown =
                SampleFrame.at(
                        DRIFT,
                        sample,
                        width,
                        height,
                        store -> SampleDesk.of(store, sample.text(), Readings.NONE));
        shown.store()
                .dispatch(
                        new AppEvent.ComparisonFailed(
                                APPLICATION,
                                Sight.Reading.NOT_READ,
                                new Trouble(
                                        "The cluster could not be read",
                                        "connect timed out after 10 s",
                                        "Look whether the VPN is up."),
                                SampleObjects.NOW));
        Fx.settle(shown.frame());
        return shown;
    }

    private static double lines(SampleFrame shown) {
        return ((Region) shown.frame().lookup(".diff-rows")).getHeight() / LINE;
    }

    @Test
    void inALowWindowWhatSurroundsItGivesWay() throws Exception {
        Fx.run(
                () -> {
                    try (SampleFrame shown = old(960, 540)) {
                        assertThat(lines(shown)).isGreaterThan(8);
                        assertThat(shown.words())
                                .contains("The cluster could not be read")
                                .doesNotContain("Look whether the VPN is up.");
                    }
                    try (SampleFrame shown = old(1024, 700)) {
                        assertThat(lines(shown)).isGreaterThan(11);
                        ((Button) shown.frame().lookup(".folded-banner .button")).fire();
                        Fx.settle(shown.frame());
                        assertThat(shown.words()).contains("Look whether the VPN is up.");
                    }
                    try (SampleFrame shown = old(1440, 900)) {
                        assertThat(shown.words()).contains("Look whether the VPN is up.");
                    }
                });
    }

    private static List<String> deeds(SampleFrame shown) {
        return shown.frame().lookupAll(".change-deeds .button").stream()
                .map(one -> ((Button) one).getText())
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static void press(SampleFrame shown, KeyCode code) {
        shown.frame().screen().orElseThrow().key(code);
        Fx.settle(shown.frame());
    }

    @Test
    void theButtonsSayOnHowManyFieldsTheyAct() throws Exception {
        Fx.run(
                () -> {
                    try (SampleFrame shown =
                            SampleFrame.at(DRIFT, sample, new RecordingCommands(), Readings.NONE)) {
                        assertThat(deeds(shown))
                                .containsExactly(
                                        "Ignore 1 field", "Adopt 1 field", "Revert 1 field");
                        press(shown, KeyCode.M);
                        press(shown, KeyCode.N);
                        press(shown, KeyCode.M);
                        assertThat(deeds(shown))
                                .containsExactly(
                                        "Ignore 2 fields", "Adopt 2 fields", "Revert 2 fields");
                    }
                });
    }
}
