package dev.leeway.desktop.screen.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.control.EvenTiles;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleLedger;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.ClusterState.Connection;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.work.InlineWork;
import dev.leeway.desktop.work.UiThread;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/** How the page shares its room between what needs attention and the numbers. */
class OverviewScreenTest {
    private final SampleWorkspace sample = new SampleWorkspace();

    /** What is read is there before the next line. */
    private static final class Soon implements UiThread {
        @Override
        public boolean isCurrent() {
            return Fx.THREAD.isCurrent();
        }

        @Override
        public void post(Runnable action) {
            action.run();
        }
    }

    private Desk desk(Store store) {
        return new Desk(
                store,
                new RecordingCommands(),
                sample.text(),
                new InlineWork(),
                new Soon(),
                SampleLedger.READINGS);
    }

    private record Shares(double list, long columns, long rows, int cards) {}

    private Shares shares(int width, int height) throws Exception {
        return Fx.call(
                () -> {
                    try (SampleFrame window =
                            SampleFrame.at(
                                    new Route.Overview(), sample, width, height, this::desk)) {
                        Fx.settle(window.frame());
                        Region list = (Region) window.frame().lookup(".attention-list");
                        EvenTiles tiles = (EvenTiles) window.frame().lookup(".even-tiles");
                        return new Shares(
                                list.getWidth(),
                                tiles.getChildren().stream()
                                        .map(Node::getLayoutX)
                                        .distinct()
                                        .count(),
                                tiles.getChildren().stream()
                                        .map(Node::getLayoutY)
                                        .distinct()
                                        .count(),
                                tiles.getChildren().size());
                    }
                });
    }

    @Test
    void inAWideWindowTheListStaysReadableAndTheNumbersStandTwoByTwo() throws Exception {
        Shares wide = shares(2560, 1440);
        assertThat(wide.list()).isBetween(1000.0, 1280.0);
        assertThat(wide.cards()).isEqualTo(4);
        assertThat(wide.columns()).isEqualTo(2);
        assertThat(wide.rows()).isEqualTo(2);
    }

    /** Returns what the page says beside its title after these events. */
    private List<String> counts(AppEvent... events) throws Exception {
        return Fx.call(
                () -> {
                    try (SampleFrame window =
                            SampleFrame.at(new Route.Overview(), sample, 1024, 700, this::desk)) {
                        for (AppEvent event : events) {
                            window.store().dispatch(event);
                        }
                        Fx.settle(window.frame());
                        return window.frame().lookupAll(".overview .page-header .label").stream()
                                .filter(node -> node.isVisible() && node.getParent().isVisible())
                                .map(node -> ((Label) node).getText())
                                .toList();
                    }
                });
    }

    @Test
    void whatIsDegradedIsCountedWhateverItIsAgainstGit() throws Exception {
        assertThat(counts()).contains("2 of them degraded");
        assertThat(counts(new AppEvent.ClusterSeen("prod-eu", Connection.UNREACHABLE, "")))
                .as("nobody knows whether they still are")
                .noneMatch(words -> words.contains("degraded"))
                .anyMatch(words -> words.contains("1 unreachable"));
    }

    @Test
    void inTheUsualWindowTheNumbersStandOneBelowTheOther() throws Exception {
        Shares usual = shares(1440, 900);
        assertThat(usual.list()).isGreaterThan(700);
        assertThat(usual.columns()).isEqualTo(1);
        assertThat(usual.rows()).isEqualTo(4);
    }
}
