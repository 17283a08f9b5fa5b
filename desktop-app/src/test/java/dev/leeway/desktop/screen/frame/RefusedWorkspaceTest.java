package dev.leeway.desktop.screen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleDesk;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.themes.Theme;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever corrected a workspace file has it read again from wherever it was refused. */
class RefusedWorkspaceTest {
    private final RecordingCommands commands = new RecordingCommands();

    private static List<Route> pages() {
        return List.of(
                new Route.Overview(),
                new Route.Applications(),
                new Route.Repositories(Optional.empty()),
                new Route.Clusters(),
                new Route.Bypasses(),
                new Route.Activity(),
                new Route.Insights(),
                new Route.Welcome());
    }

    private record Window(Frame frame, Store store) {}

    private Window open(Route page) {
        Store store = new Store(Fx.THREAD, AppState.first(Preferences.first(), Instant.EPOCH));
        store.dispatch(new AppEvent.WorkspaceOpening("shop", Instant.EPOCH));
        store.dispatch(new AppEvent.Navigated(page));
        Frame frame =
                new Frame(
                        SampleDesk.of(
                                store,
                                commands,
                                new Text(Locale.ENGLISH, ZoneOffset.UTC),
                                Readings.NONE));
        Themes themes = new Themes();
        themes.loadFonts();
        themes.apply(new Scene(frame, 1440, 900), Theme.DARK);
        Fx.settle(frame);
        // It is refused while the page is looked at, as at a start.
        store.dispatch(
                new AppEvent.WorkspaceRefused(
                        "shop",
                        List.of(new Trouble("leeway.yaml was not opened", "line 5", "Correct"))));
        Fx.settle(frame);
        return new Window(frame, store);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageSaysWhyAndReadsTheFileAgain(Route page) throws Exception {
        Fx.run(
                () -> {
                    Window window = open(page);
                    Node node = window.frame().screen().orElseThrow().node();
                    assertThat(says(node, "leeway.yaml was not opened")).isTrue();
                    again(node).orElseThrow().fire();
                    window.frame().close();
                });
        assertThat(commands.asked).containsExactly("open again");
    }

    @Test
    void theKeyboardStaysOnTheButtonWhileTimeGoesOn() throws Exception {
        for (Route page : pages()) {
            Fx.run(
                    () -> {
                        Window window = open(page);
                        Node node = window.frame().screen().orElseThrow().node();
                        Button button = again(node).orElseThrow();
                        button.requestFocus();
                        window.store()
                                .dispatch(
                                        new AppEvent.Ticked(
                                                Instant.EPOCH.plus(Duration.ofSeconds(1))));
                        Fx.settle(window.frame());
                        assertThat(window.frame().getScene().getFocusOwner())
                                .as("%s", page)
                                .isSameAs(button);
                        window.frame().close();
                    });
        }
    }

    private static Optional<Button> again(Node node) {
        if (!node.isVisible()) {
            return Optional.empty();
        }
        if (node instanceof Button button && "Open again".equals(button.getText())) {
            return Optional.of(button);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> again(child).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static boolean says(Node node, String words) {
        return node.isVisible()
                && ((node instanceof Labeled labeled
                                && labeled.getText() != null
                                && labeled.getText().contains(words))
                        || (node instanceof Parent parent
                                && parent.getChildrenUnmodifiable().stream()
                                        .anyMatch(child -> says(child, words))));
    }
}
