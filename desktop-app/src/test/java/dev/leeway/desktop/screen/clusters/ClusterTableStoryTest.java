package dev.leeway.desktop.screen.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.control.Focus;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.engine.cluster.ClusterConnection;
import dev.leeway.engine.cluster.ClusterConnector;
import dev.leeway.engine.cluster.ClusterSettings;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.themes.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The table of the Clusters page: its columns, and how it bears what changes. */
@Timeout(180)
class ClusterTableStoryTest extends ClustersStory {
    @Test
    void podsHaveWhatTheyUseInColumnsOfTheirOwn() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> {
                            press(KeyCode.R, "r");
                            return column("CPU");
                        },
                        cells -> cells.stream().anyMatch(cell -> cell.matches("[1-9]\\d*m")));
        assertThat(column("Memory")).anyMatch(cell -> cell.matches("[1-9]\\d*Mi"));
    }

    @Test
    void whatShowsTheGroundIsNotPaintedAndStarsAreMadeWhereTheyShow() {
        await().atMost(PATIENCE).until(() -> rows().size() >= 3);
        List<Region> rows =
                look(
                        () ->
                                frame.lookupAll(".object-table .table-row-cell").stream()
                                        .map(Region.class::cast)
                                        .filter(row -> !((IndexedCell<?>) row).isSelected())
                                        .toList());
        assertThat(rows).hasSizeGreaterThan(10).allMatch(row -> row.getBackground() == null);
        List<Region> kinds =
                look(
                        () ->
                                frame.lookupAll(".kinds .list-cell").stream()
                                        .map(Region.class::cast)
                                        .filter(kind -> !((IndexedCell<?>) kind).isSelected())
                                        .toList());
        assertThat(kinds).hasSizeGreaterThan(10).allMatch(kind -> kind.getBackground() == null);
        assertThat(look(() -> frame.lookupAll(".kinds .star").size()))
                .as("stars, with no favourites")
                .isLessThanOrEqualTo(1);
    }

    @Test
    void whereNothingIsMeasuredOneRemarkSaysSoAndThereAreNoZeros() throws Exception {
        Path kubeconfig = folder.resolve("unmeasured");
        try (PracticeCluster other = PracticeCluster.start(PracticeOptions.usual())) {
            other.writeKubeconfig(kubeconfig);
            try (ClusterConnection plain =
                    ClusterConnector.connect(
                            ClusterSettings.of(
                                    "practice",
                                    List.of(kubeconfig),
                                    "",
                                    "test",
                                    Optional.empty()))) {
                TableSource pods =
                        new TableSource(
                                "practice",
                                plain.browser()
                                        .kinds(PATIENCE)
                                        .preferred(new GroupKind("", "Pod"))
                                        .orElseThrow(),
                                List.of());
                UsageModel usage =
                        Fx.call(
                                () -> {
                                    UsageModel made =
                                            new UsageModel(
                                                    new Desk(
                                                            store,
                                                            commands,
                                                            new Text(
                                                                    Locale.ENGLISH, ZoneOffset.UTC),
                                                            work,
                                                            Fx.THREAD,
                                                            readings(plain)));
                                    made.follow(Optional.of(pods));
                                    return made;
                                });
                await().atMost(PATIENCE).until(() -> look(() -> usage.remark().isPresent()));
                assertThat(look(usage::remark).orElseThrow())
                        .isEqualTo(
                                "CPU and memory are not shown: this cluster does not offer"
                                        + " metrics.k8s.io");
                assertThat(look(usage::measured)).isEmpty();
                Fx.run(usage::close);
            }
        }
    }

    @Test
    void aTableThatIsReadFurtherDownHoldsStill() {
        for (int i = 100; i < 220; i++) {
            map("m-" + i);
        }
        look(
                () -> {
                    store.dispatch(
                            new AppEvent.Browsed(
                                    store.state()
                                            .browsing()
                                            .at(new GroupKind("", "ConfigMap"))
                                            .in(List.of("default"))));
                    store.dispatch(new AppEvent.Navigated(new Route.Overview()));
                    store.dispatch(new AppEvent.Navigated(new Route.Clusters()));
                    return true;
                });
        await().atMost(PATIENCE).until(() -> rows().size() >= 120);
        look(
                () -> {
                    ((TableView<?>) frame.lookup(".object-table")).scrollTo(60);
                    return true;
                });
        List<String> before = rows();
        map("aaa");
        await().atMost(PATIENCE).until(() -> says("1 new"));
        practice.api()
                .handle(ApiRequest.of("DELETE", "/api/v1/namespaces/default/configmaps/m-150"));
        await().atMost(PATIENCE)
                .until(
                        () ->
                                !practice.api()
                                        .handle(
                                                ApiRequest.of(
                                                        "GET",
                                                        "/api/v1/namespaces/default/configmaps/m-150"))
                                        .isSuccess());
        assertThat(rows()).as("nothing moves under the reader's eyes").isEqualTo(before);

        look(
                () -> {
                    ((javafx.scene.control.Button) frame.lookup(".new-rows")).fire();
                    return true;
                });
        await().atMost(PATIENCE).until(() -> rows().contains("aaa") && !rows().contains("m-150"));
    }

    @Test
    void inANarrowWindowTheKindsMakeRoomForAllColumns() {
        look(
                () -> {
                    frame.getScene().setRoot(new Group());
                    new Themes().apply(new Scene(frame, 1024, 700), Theme.DARK);
                    Fx.settle(frame);
                    return true;
                });
        await().atMost(PATIENCE).until(() -> rows().size() >= 3);
        typeColon();
        type("kind", "deploy");
        press(KeyCode.ENTER, "");
        await().atMost(PATIENCE).until(() -> rows().equals(List.of("db", "web")));
        look(
                () -> {
                    frame.lookup(".object-table").requestFocus();
                    Fx.press(frame, KeyCode.W, "w");
                    return true;
                });

        assertThat(look(() -> frame.lookup(".kind-list"))).isNull();
        assertThat(look(() -> frame.lookup(".cluster-rail"))).as("the way back").isNotNull();
        assertThat(look(this::columnsFit)).as("nothing is to be scrolled to").isTrue();

        typeColon();
        assertThat(look(() -> frame.lookup(".kind-list"))).isNotNull();
    }

    @Test
    void besideAnObjectTheTableLeavesColumnsOutInsteadOfScrollingAndSaysWhich() {
        await().atMost(PATIENCE).until(() -> rows().size() >= 3);
        look(
                () -> {
                    TableView<?> table = (TableView<?>) frame.lookup(".object-table");
                    table.requestFocus();
                    table.getSelectionModel().select(0);
                    // At once: rows that come in between take the selection with them.
                    Fx.press(frame, KeyCode.Y, "y");
                    return true;
                });
        await().atMost(PATIENCE).until(() -> lines().contains("kind: Pod"));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            assertThat(look(this::shownColumns)).contains("Name", "Status", "Age");
                            assertThat(look(this::visibleColumnsFit)).isTrue();
                            Hyperlink more = look(this::moreColumns);
                            assertThat(more.getText()).endsWith("more columns");
                            assertThat(more.getTooltip().getText())
                                    .startsWith("No room for ")
                                    .contains("CPU", "Memory");
                            assertThat(look(() -> isWhole(more))).isTrue();
                        });
        look(
                () -> {
                    moreColumns().fire();
                    return true;
                });
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            assertThat(look(this::shownColumns)).contains("CPU", "Node");
                            assertThat(look(() -> Focus.isIn(frame.lookup(".object-table"))))
                                    .isTrue();
                            assertThat(look(this::linksToColumns)).isEmpty();
                        });
        press(KeyCode.W, "w");
        press(KeyCode.ESCAPE, "");
        press(KeyCode.ESCAPE, "");
        await().atMost(PATIENCE)
                .until(() -> look(this::shownColumns).containsAll(List.of("Ready", "Restarts")));
    }

    private List<Hyperlink> linksToColumns() {
        return frame.lookupAll(".unseen-columns").stream()
                .filter(Node::isVisible)
                .map(Hyperlink.class::cast)
                .toList();
    }

    /** What leads to the columns that have no room: shown at one place. */
    private Hyperlink moreColumns() {
        assertThat(linksToColumns()).hasSize(1);
        return linksToColumns().getFirst();
    }

    /** Whether all of its words are shown, within the header. */
    private static boolean isWhole(Hyperlink link) {
        return link.getWidth() >= Math.floor(link.prefWidth(-1))
                && link.getLayoutX() + link.getWidth()
                        <= ((Region) link.getParent()).getWidth() + 1;
    }

    private List<String> shownColumns() {
        TableView<?> table = (TableView<?>) frame.lookup(".object-table");
        return table.getVisibleLeafColumns().stream().map(column -> column.getText()).toList();
    }

    private boolean visibleColumnsFit() {
        TableView<?> table = (TableView<?>) frame.lookup(".object-table");
        return table.getVisibleLeafColumns().stream().mapToDouble(column -> column.getWidth()).sum()
                <= table.getWidth();
    }

    private boolean columnsFit() {
        Fx.settle(frame);
        TableView<?> table = (TableView<?>) frame.lookup(".object-table");
        return table.getColumns().size() > 6
                && table.getColumns().stream().mapToDouble(column -> column.getWidth()).sum()
                        <= table.getWidth();
    }
}
