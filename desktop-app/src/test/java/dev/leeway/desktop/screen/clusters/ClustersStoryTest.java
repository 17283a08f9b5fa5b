package dev.leeway.desktop.screen.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import dev.leeway.desktop.state.DeepLink;
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
import dev.leeway.engine.practice.fault.FaultEffect;
import dev.leeway.engine.practice.fault.FaultRule;
import dev.leeway.engine.resource.GroupKind;
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
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Clusters page over the practice cluster, by keyboard alone. */
@Timeout(180)
class ClustersStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path folder;
    private PracticeCluster practice;
    private ClusterConnection connection;
    private final VirtualThreadWork work = new VirtualThreadWork();
    private final RecordingCommands commands = new RecordingCommands();
    private Frame frame;
    private Store store;

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

    private Readings readings(ClusterConnection from) {
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

    private final Set<String> asked = ConcurrentHashMap.newKeySet();

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

    private void deployment(String name, int replicas) {
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

    private <T> T look(Callable<T> code) {
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

    private void press(KeyCode code, String text) {
        look(
                () -> {
                    Fx.press(frame, code, text);
                    return true;
                });
    }

    private void typeColon() {
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

    private void type(String selector, String text) {
        look(
                () -> {
                    TextField field = (TextField) frame.getScene().getFocusOwner();
                    assertThat(field.getStyleClass()).as(selector).contains("text-field");
                    field.setText(text);
                    return true;
                });
    }

    @SuppressWarnings("unchecked")
    private List<String> rows() {
        return look(
                () -> {
                    TableView<TableRow> table = (TableView<TableRow>) frame.lookup(".object-table");
                    return table == null
                            ? List.<String>of()
                            : table.getItems().stream().map(TableRow::name).toList();
                });
    }

    private boolean says(String words) {
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

    private List<String> lines() {
        return look(
                () ->
                        frame.lookupAll(".text-lines").stream()
                                .map(TextLines.class::cast)
                                .flatMap(lines -> lines.getItems().stream())
                                .map(TextLines.Line::whole)
                                .toList());
    }

    /** The words of a column, row by row. */
    private List<String> column(String title) {
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
    void aKeyboardFindsAPodReadsItAndLeaves() throws Exception {
        await().atMost(PATIENCE).until(() -> rows().size() >= 3);
        assertThat(says("Pod")).isTrue();

        press(KeyCode.SLASH, "/");
        type("filter", "app=db");
        await().atMost(PATIENCE).until(() -> rows().size() == 1);
        press(KeyCode.ENTER, "");
        press(KeyCode.Y, "y");
        await().atMost(PATIENCE).until(() -> lines().contains("kind: Pod"));
        assertThat(lines()).noneMatch(line -> line.contains("managedFields"));

        press(KeyCode.L, "l");
        await().atMost(PATIENCE)
                .until(() -> lines().stream().anyMatch(line -> line.contains("started")));
        press(KeyCode.O, "o");
        await().atMost(PATIENCE).until(() -> says("ReplicaSet"));
        press(KeyCode.E, "e");
        await().atMost(PATIENCE).until(() -> says("Scheduled"));
        press(KeyCode.P, "p");
        await().atMost(PATIENCE).until(() -> says("You may delete pods"));
        assertThat(says("Group system:masters")).isTrue();

        press(KeyCode.ESCAPE, "");
        press(KeyCode.ESCAPE, "");
        await().atMost(PATIENCE).until(() -> rows().size() >= 3);
        press(KeyCode.K, "k");
        assertThat(commands.asked.getLast())
                .contains("kubectl --kubeconfig")
                .contains("get pods -A");
    }

    @Test
    void aColonChoosesAKindByItsShortName() {
        await().atMost(PATIENCE).until(() -> rows().size() >= 3);
        typeColon();
        type("kind", "deploy default");
        press(KeyCode.ENTER, "");
        await().atMost(PATIENCE).until(() -> rows().equals(List.of("db", "web")));
        assertThat(look(() -> store.state().browsing().namespaces())).containsExactly("default");

        deployment("api", 1);
        await().atMost(PATIENCE).until(() -> rows().equals(List.of("api", "db", "web")));
    }

    @Test
    void whatMayNotBeListedSaysSoAndWhoMay() {
        await().atMost(PATIENCE).until(() -> rows().size() >= 3);
        practice.faults()
                .add(
                        FaultRule.always(new FaultEffect.Forbidden())
                                .onVerbs("list", "watch")
                                .onResources("secrets"));
        look(
                () -> {
                    store.dispatch(
                            new AppEvent.Browsed(
                                    store.state().browsing().at(new GroupKind("", "Secret"))));
                    store.dispatch(new AppEvent.Navigated(new Route.Overview()));
                    store.dispatch(new AppEvent.Navigated(new Route.Clusters()));
                    return true;
                });
        await().atMost(PATIENCE).until(() -> says("The list could not be read"));
        assertThat(says("cannot list resource \"secrets\"")).isTrue();
        assertThat(says("Who may?")).isTrue();
        assertThat(says("There is no Secret")).as("forbidden is never empty").isFalse();
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
    void aLinkLeadsToAnObjectAndFavouritesAreKept() {
        await().atMost(PATIENCE).until(() -> rows().size() >= 3);
        Route web =
                DeepLink.parse("leeway://clusters/practice/apps/Deployment/default/web")
                        .orElseThrow();
        look(
                () -> {
                    store.dispatch(new AppEvent.Navigated(web));
                    return true;
                });
        await().atMost(PATIENCE).until(() -> lines().contains("kind: Deployment"));
        await().atMost(PATIENCE).until(() -> rows().equals(List.of("db", "web")));
        look(
                () -> {
                    frame.getScene()
                            .getFocusOwner()
                            .fireEvent(
                                    new KeyEvent(
                                            KeyEvent.KEY_PRESSED,
                                            "Y",
                                            "Y",
                                            KeyCode.Y,
                                            true,
                                            false,
                                            false,
                                            false));
                    return true;
                });
        assertThat(commands.asked)
                .contains("copy leeway://clusters/practice/apps/Deployment/default/web");

        GroupKind deployment = new GroupKind("apps", "Deployment");
        look(
                () -> {
                    frame.lookupAll(".star").stream()
                            .map(javafx.scene.control.Button.class::cast)
                            .filter(star -> star.getAccessibleText().contains("Deployment"))
                            .findFirst()
                            .orElseThrow()
                            .fire();
                    return true;
                });
        assertThat(look(() -> store.state().preferences().favourites()))
                .containsExactly(deployment);
        assertThat(
                        AppState.first(look(() -> store.state().preferences()), Instant.now())
                                .browsing()
                                .favourites())
                .as("the next start knows them")
                .containsExactly(deployment);
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

        assertThat(look(() -> frame.lookup(".cluster-side"))).isNull();
        assertThat(look(this::columnsFit)).as("nothing is to be scrolled to").isTrue();

        typeColon();
        assertThat(look(() -> frame.lookup(".cluster-side"))).isNotNull();
    }

    private boolean columnsFit() {
        Fx.settle(frame);
        TableView<?> table = (TableView<?>) frame.lookup(".object-table");
        return table.getColumns().size() > 6
                && table.getColumns().stream().mapToDouble(column -> column.getWidth()).sum()
                        <= table.getWidth();
    }

    @Test
    void otherContextsOfTheKubeconfigAreOffered() {
        await().atMost(PATIENCE).until(() -> rows().size() >= 3);
        ComboBox<?> choice = look(() -> (ComboBox<?>) frame.lookup(".cluster-choice .combo-box"));
        await().atMost(PATIENCE).until(() -> look(() -> choice.getItems().size()) == 2);
        look(
                () -> {
                    choice.getSelectionModel().select(1);
                    return true;
                });
        await().atMost(PATIENCE).until(() -> asked.contains(ClusterBrowsing.CONTEXT + "elsewhere"));
        await().atMost(PATIENCE).until(() -> rows().size() >= 3);
        assertThat(look(() -> store.state().browsing().cluster()))
                .isEqualTo(ClusterBrowsing.CONTEXT + "elsewhere");
    }

    private void map(String name) {
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
