package dev.leeway.desktop.screen.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleHistory;
import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Route;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** There is no way back to what is in force, by mouse or by key. */
class SyncInForceTest {
    private final SampleWorkspace sample = new SampleWorkspace();

    private void withHistoryOf(String application, boolean inForce) throws Exception {
        Fx.run(
                () -> {
                    Route route = new Route.Application(application, Route.Tab.HISTORY);
                    try (SampleFrame window =
                            SampleFrame.at(route, sample, new RecordingCommands(), Readings.NONE)) {
                        window.store()
                                .dispatch(
                                        new AppEvent.HistoryArrived(
                                                application,
                                                SampleHistory.syncs(),
                                                SampleObjects.NOW));
                        Fx.settle(window.frame());
                        assertThat(back(window).isDisabled()).isEqualTo(inForce);
                        assertThat(
                                        window.words().stream()
                                                .anyMatch(one -> one.contains("in force now")))
                                .isEqualTo(inForce);
                        window.frame().lookup(".history-list").requestFocus();
                        Fx.press(window.frame(), KeyCode.R, "r");
                        assertThat(window.store().state().navigation().current().equals(route))
                                .as("still on the page of the history")
                                .isEqualTo(inForce);
                    }
                });
    }

    private static Button back(SampleFrame window) {
        return window.frame().lookupAll(".history-actions .button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals("Roll back to this"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theNewestSyncOfAnApplicationThatIsAsItLeftIt() throws Exception {
        withHistoryOf("catalog", true);
    }

    @Test
    void theNewestSyncOfOneThatDiffers() throws Exception {
        withHistoryOf("checkout-prod", false);
    }
}
