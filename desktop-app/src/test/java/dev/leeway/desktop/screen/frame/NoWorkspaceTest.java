package dev.leeway.desktop.screen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.sample.SampleDesk;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.themes.Theme;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Without a workspace a page offers the way to one, and nothing that would need one. */
class NoWorkspaceTest {
    private static List<Route> pages() {
        return List.of(
                new Route.Overview(),
                new Route.Applications(),
                new Route.Repositories(Optional.empty()),
                new Route.Clusters(),
                new Route.Bypasses(),
                new Route.Activity(),
                new Route.Insights());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void onlyTheWayToAWorkspaceIsOffered(Route page) throws Exception {
        List<String> offered =
                Fx.call(
                        () -> {
                            Store store =
                                    new Store(
                                            Fx.THREAD,
                                            AppState.first(Preferences.first(), Instant.EPOCH));
                            store.dispatch(new AppEvent.Navigated(page));
                            Frame frame =
                                    new Frame(
                                            SampleDesk.of(
                                                    store,
                                                    new Text(Locale.ENGLISH, ZoneOffset.UTC),
                                                    Readings.NONE));
                            Themes themes = new Themes();
                            themes.loadFonts();
                            themes.apply(new Scene(frame, 1440, 900), Theme.DARK);
                            Fx.settle(frame);
                            List<String> found = new ArrayList<>();
                            collect(frame.screen().orElseThrow().node(), found);
                            frame.close();
                            return found;
                        });
        assertThat(offered).containsExactly("Workspaces");
    }

    private static void collect(Node node, List<String> found) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof ButtonBase button) {
            found.add(button.getText());
        } else if (node instanceof TextInputControl field) {
            found.add(String.valueOf(field.getPromptText()));
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }
}
