package dev.leeway.desktop.screen.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.control.TextLines;
import dev.leeway.desktop.reading.ClusterBrowsing;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.reading.WorkspaceMaking;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.frame.Frame;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ClusterState;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.state.Wellness;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.desktop.work.VirtualThreadWork;
import dev.leeway.engine.browse.ClusterBrowser;
import dev.leeway.engine.browse.TableRow;
import dev.leeway.engine.cluster.ClusterConnection;
import dev.leeway.engine.cluster.ClusterConnector;
import dev.leeway.engine.cluster.ClusterSettings;
import dev.leeway.engine.discover.Discovery;
import dev.leeway.engine.discover.WorkspaceDraft;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.controller.Controllers;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.themes.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The Clusters page over the practice cluster, opened for a story and closed after it. */
abstract class ClustersStory {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path folder;
    PracticeCluster practice;
    private ClusterConnection connection;
    final VirtualThreadWork work = new VirtualThreadWork();
    final RecordingCommands commands = new RecordingCommands();
    Frame frame;
    Store store;

    // Two of the fields are set on the window's thread, which the check does not follow.
    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void start() throws Exception {
        practice =
                PracticeCluster.start(
                        PracticeOptions.usual()
                                .measuring()
                                .with(new Controllers(InstantSource.system())));
        Path kubeconfig = folder.resolve("config");
        practice.writeKubeconfig(kubeconfig);
        connection =
                ClusterConnector.connect(
                        ClusterSettings.of(
                                "practice", List.of(kubeconfig), "", "test", Optional.empty()));
        deployment("web", 2);
        deployment("db", 1);
        Readings readings = readings(connection);
        Fx.run(
                () -> {
                    store =
                            new Store(
                                    Fx.THREAD,
                                    AppState.first(
                                                    Preferences.first().withStill(true),
                                                    Instant.now())
                                            .after(
                                                    new AppEvent.WorkspaceOpened(
                                                            "shop",
                                                            true,
                                                            List.of(
                                                                    new ClusterState(
                                                                            "practice",
                                                                            false,
                                                                            true,
                                                                            ClusterState.Connection
                                                                                    .CONNECTED,
                                                                            "v1")),
                                                            List.of()))
                                            .after(new AppEvent.Navigated(new Route.Clusters())));
                    frame =
                            new Frame(
                                    new Desk(
                                            store,
                                            commands,
                                            new Text(Locale.ENGLISH, ZoneOffset.UTC),
                                            work,
                                            Fx.THREAD,
                                            readings));
                    Scene scene = new Scene(frame, 1440, 900);
                    Themes themes = new Themes();
                    themes.loadFonts();
                    themes.apply(scene, Theme.DARK);
                    Fx.settle(frame);
                });
    }

    Readings readings(ClusterConnection from) {
        ClusterBrowsing browsing =
                new ClusterBrowsing() {
                    @Override
                    public Set<String> contexts() {
                        return Set.of("practice");
                    }

                    @Override
                    public ClusterBrowser browser(String cluster) {
                        asked.add(cluster);
                        return from.browser();
                    }

                    @Override
                    public Vitality vitality(Manifest object) {
                        return new Vitality(Wellness.HEALTHY, "");
                    }
                };
        return new Readings() {
            @Override
            public Optional<ClusterBrowsing> clusters() {
                return Optional.of(browsing);
            }

            @Override
            public Optional<WorkspaceMaking> making() {
                return Optional.of(
                        new KubeconfigOnly(
                                List.of(
                                        new WorkspaceMaking.Context("practice", "", true),
                                        new WorkspaceMaking.Context("elsewhere", "", false))));
            }
        };
    }

    @AfterEach
    void stop() throws Exception {
        Fx.run(frame::close);
        work.close();
        connection.close();
        practice.close();
    }

    final Set<String> asked = ConcurrentHashMap.newKeySet();

    /** A machine whose kubeconfig has these contexts, and on which no workspace is made. */
    private record KubeconfigOnly(List<Context> known) implements WorkspaceMaking {
        @Override
        public List<Path> recent() {
            return List.of();
        }

        @Override
        public List<Context> contexts(Optional<Path> kubeconfig) {
            return known;
        }

        @Override
        public Discovery discover(Optional<Path> kubeconfig, String context) {
            throw new UnsupportedOperationException("nothing is discovered here");
        }

        @Override
        public Preview preview(WorkspaceDraft draft, Path file) {
            throw new UnsupportedOperationException("nothing is made here");
        }

        @Override
        public void write(Preview preview, Path file) {
            throw new UnsupportedOperationException("nothing is made here");
        }
    }

    void deployment(String name, int replicas) {
        var answer =
                practice.api()
                        .handle(
                                ApiRequest.of(
                                                "POST",
                                                "/apis/apps/v1/namespaces/default/deployments")
                                        .withQuery("fieldManager", "test")
                                        .withBody(
                                                "application/json",
                                                JsonReader.readObject(
                                                        """
                                                        {"apiVersion":"apps/v1","kind":"Deployment",
                                                         "metadata":{"name":"%s"},
                                                         "spec":{"replicas":%d,
                                                          "selector":{"matchLabels":{"app":"%s"}},
                                                          "template":{"metadata":{"labels":{"app":"%s"}},
                                                           "spec":{"containers":[{"name":"main",
                                                            "image":"web:1"}]}}}}
                                                        """
                                                                .formatted(
                                                                        name, replicas, name,
                                                                        name))));
        assertThat(answer.isSuccess()).isTrue();
    }

    <T> T look(Callable<T> code) {
        try {
            return Fx.call(
                    () -> {
                        Fx.settle(frame);
                        return code.call();
                    });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void press(KeyCode code, String text) {
        look(
                () -> {
                    Fx.press(frame, code, text);
                    return true;
                });
    }

    void typeColon() {
        look(
                () -> {
                    Node focus = frame.lookup(".object-table");
                    focus.fireEvent(
                            new KeyEvent(
                                    KeyEvent.KEY_TYPED,
                                    ":",
                                    "",
                                    KeyCode.UNDEFINED,
                                    false,
                                    false,
                                    false,
                                    false));
                    return true;
                });
    }

    void type(String selector, String text) {
        look(
                () -> {
                    TextField field = (TextField) frame.getScene().getFocusOwner();
                    assertThat(field.getStyleClass()).as(selector).contains("text-field");
                    field.setText(text);
                    return true;
                });
    }

    @SuppressWarnings("unchecked")
    List<String> rows() {
        return look(
                () -> {
                    TableView<TableRow> table = (TableView<TableRow>) frame.lookup(".object-table");
                    return table == null
                            ? List.<String>of()
                            : table.getItems().stream().map(TableRow::name).toList();
                });
    }

    boolean says(String words) {
        return look(() -> contains(frame, words));
    }

    private static boolean contains(Node node, String words) {
        if (!node.isVisible()) {
            return false;
        }
        if (node instanceof Labeled labeled
                && labeled.getText() != null
                && labeled.getText().contains(words)) {
            return true;
        }
        return node instanceof javafx.scene.Parent parent
                && parent.getChildrenUnmodifiable().stream()
                        .anyMatch(child -> contains(child, words));
    }

    List<String> lines() {
        return look(
                () ->
                        frame.lookupAll(".text-lines").stream()
                                .map(TextLines.class::cast)
                                .flatMap(lines -> lines.getItems().stream())
                                .map(TextLines.Line::whole)
                                .toList());
    }

    /** The words of a column, row by row. */
    List<String> column(String title) {
        return look(
                () -> {
                    // While a list is read from its beginning, words stand in the table's place.
                    if (!(frame.lookup(".object-table") instanceof TableView<?> table)) {
                        return List.of();
                    }
                    return table.getColumns().stream()
                            .filter(column -> column.getText().equals(title))
                            .flatMap(
                                    column -> {
                                        @SuppressWarnings("unchecked")
                                        Function<Object, String> words =
                                                (Function<Object, String>) column.getUserData();
                                        return table.getItems().stream().map(words);
                                    })
                            .toList();
                });
    }

    void map(String name) {
        var answer =
                practice.api()
                        .handle(
                                ApiRequest.of("POST", "/api/v1/namespaces/default/configmaps")
                                        .withQuery("fieldManager", "test")
                                        .withBody(
                                                "application/json",
                                                JsonReader.readObject(
                                                        """
                                                        {"apiVersion":"v1","kind":"ConfigMap",
                                                         "metadata":{"name":"%s"}}
                                                        """
                                                                .formatted(name))));
        assertThat(answer.isSuccess()).isTrue();
    }
}
