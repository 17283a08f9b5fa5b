package dev.leeway.desktop.screen.applications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleLedger;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.sample.SampleDesk;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.ClusterState.Connection;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/** What the table of applications says in the room that it has. */
class ApplicationsTableTest {
    private final SampleWorkspace sample = new SampleWorkspace();

    /** Returns what the cells of a column show, cut as they are cut. */
    private List<String> shown(int width, String column) throws Exception {
        return Fx.call(
                () -> {
                    try (SampleFrame window =
                            SampleFrame.at(
                                    new Route.Applications(), sample, width, 900, this::desk)) {
                        Fx.settle(window.frame());
                        return window.frame().lookupAll(".applications-table .table-cell").stream()
                                .map(node -> (TableCell<?, ?>) node)
                                .filter(cell -> column.equals(cell.getTableColumn().getId()))
                                .filter(cell -> cell.getText() != null && !cell.isEmpty())
                                .map(ApplicationsTableTest::visible)
                                .toList();
                    }
                });
    }

    private static String visible(Labeled cell) {
        return cell.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .map(text -> ((Text) text).getText())
                .collect(Collectors.joining());
    }

    private Desk desk(Store store) {
        return SampleDesk.of(store, sample.text(), SampleLedger.READINGS);
    }

    /** Returns the columns that are there, when the practice cluster is as it is said to be. */
    private List<String> columns(int width, Connection connection) throws Exception {
        return Fx.call(
                () -> {
                    try (SampleFrame window =
                            SampleFrame.at(
                                    new Route.Applications(), sample, width, 700, this::desk)) {
                        window.store()
                                .dispatch(
                                        new AppEvent.ClusterSeen(
                                                "practice", connection, "timed out"));
                        Fx.settle(window.frame());
                        return ((TableView<?>) window.frame().lookup(".applications-table"))
                                .getVisibleLeafColumns().stream().map(TableColumn::getId).toList();
                    }
                });
    }

    @Test
    void whereSomethingShownIsOldItsAgeKeepsItsColumn() throws Exception {
        assertThat(columns(1024, Connection.UNREACHABLE))
                .contains(
                        "applications.column.state",
                        "applications.column.health",
                        "applications.column.compared");
        assertThat(columns(1440, Connection.UNREACHABLE)).contains("applications.column.compared");
    }

    @Test
    void namesAndFoldersStandWholeInTheUsualWidth() throws Exception {
        assertThat(shown(1440, "applications.column.name"))
                .contains("checkout-staging", "recommendations");
        assertThat(shown(1440, "applications.column.source"))
                .as("of one repository, whose name would say nothing")
                .contains("apps/checkout/overlays/staging", "charts/payments");
    }
}
