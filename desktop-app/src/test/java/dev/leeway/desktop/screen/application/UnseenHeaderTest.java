package dev.leeway.desktop.screen.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Sight;
import dev.leeway.desktop.state.Trouble;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;

/** What can be done about an application that nobody sees as it is now. */
class UnseenHeaderTest {
    private static List<String> blue(SampleFrame window) {
        return window.frame().lookupAll("." + Buttons.PRIMARY).stream()
                .filter(UnseenHeaderTest::isSeen)
                .map(node -> ((Button) node).getText())
                .toList();
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    private static Button again(SampleFrame window) {
        return window.frame().lookupAll(".banner .button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals("Try again"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void lookingAgainIsWhatPeopleCameForAndNotASync() throws Exception {
        RecordingCommands commands = new RecordingCommands();
        Fx.run(
                () -> {
                    try (SampleFrame window =
                            SampleFrame.at(
                                    new Route.Application("catalog", Route.Tab.RESOURCES),
                                    new SampleWorkspace(),
                                    commands,
                                    Readings.NONE)) {
                        window.store()
                                .dispatch(
                                        new AppEvent.ComparisonFailed(
                                                "catalog",
                                                Sight.Reading.NOT_READ,
                                                new Trouble("not read", "timed out", "look"),
                                                SampleObjects.NOW));
                        Fx.settle(window.frame());
                        assertThat(blue(window)).containsExactly("Try again");
                        again(window).fire();
                    }
                });
        assertThat(commands.asked).contains("compare catalog");
    }
}
