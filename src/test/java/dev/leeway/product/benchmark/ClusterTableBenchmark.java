package dev.leeway.product.benchmark;

import dev.leeway.desktop.reading.ClusterBrowsing;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.clusters.ClustersScreen;
import dev.leeway.desktop.screen.clusters.RowFilter;
import dev.leeway.desktop.screen.clusters.RowOrder;
import dev.leeway.desktop.screen.clusters.TableModel;
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
import dev.leeway.desktop.work.FxThread;
import dev.leeway.desktop.work.VirtualThreadWork;
import dev.leeway.engine.browse.ClusterBrowser;
import dev.leeway.engine.browse.TableNews;
import dev.leeway.engine.browse.TableRow;
import dev.leeway.engine.cluster.ClusterConnection;
import dev.leeway.engine.cluster.ClusterConnector;
import dev.leeway.engine.cluster.ClusterSettings;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.themes.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

/**
 * The Clusters page with 20,000 pods of a practice cluster in the same process: how long until
 * there are rows, until there are all, how long a filter takes, and what a frame costs while
 * scrolling. Works on a display and on the headless platform.
 */
public final class ClusterTableBenchmark {
    private static final int PODS = 20_000;
    private static final int WARM_UP = 60;
    private static final int FRAMES = 300;
    private static final Duration SETTLED = Duration.ofSeconds(2);
    private static final FxThread UI = new FxThread();

    private final ClustersScreen screen;

    private ClusterTableBenchmark(ClustersScreen screen) {
        this.screen = screen;
    }

    /** Runs the benchmark and prints its figures. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("javafx.animation.fullspeed", "true");
        Path folder = Files.createTempDirectory("leeway-table");
        try (PracticeCluster practice =
                PracticeCluster.start(PracticeOptions.usual().remembering(2 * PODS))) {
            long begun = System.nanoTime();
            fill(practice);
            System.out.printf(
                    "%-34s %6.0f ms%n", "20,000 pods made", BenchmarkDisplay.since(begun));
            Path config = folder.resolve("config");
            practice.writeKubeconfig(config);
            UI.startToolkit();
            try (ClusterConnection connection =
                            ClusterConnector.connect(
                                    ClusterSettings.of(
                                            "practice",
                                            List.of(config),
                                            "",
                                            "benchmark",
                                            Optional.empty()));
                    VirtualThreadWork work = new VirtualThreadWork()) {
                listing(connection.browser());
                measure(connection, work);
            }
        }
        Platform.exit();
    }

    /** The same list without a window: what the server and the connection take of the time. */
    private static void listing(ClusterBrowser browser) throws Exception {
        ServedKind pods =
                browser.kinds(Duration.ofSeconds(30))
                        .preferred(new GroupKind("", "Pod"))
                        .orElseThrow();
        long begun = System.nanoTime();
        CompletableFuture<Double> first = new CompletableFuture<>();
        CompletableFuture<Double> all = new CompletableFuture<>();
        try (VirtualThreadWork work = new VirtualThreadWork()) {
            work.start(
                    "list",
                    () ->
                            browser.followTable(
                                    pods,
                                    "",
                                    news -> {
                                        if (news instanceof TableNews.Page) {
                                            first.complete(BenchmarkDisplay.since(begun));
                                        } else if (news instanceof TableNews.Complete) {
                                            all.complete(BenchmarkDisplay.since(begun));
                                        }
                                    }),
                    failed -> first.completeExceptionally(failed));
            System.out.printf(
                    "%-34s %6.0f ms%n",
                    "first page without a window", first.get(2, TimeUnit.MINUTES));
            System.out.printf(
                    "%-34s %6.0f ms%n", "all pages without a window", all.get(5, TimeUnit.MINUTES));
        }
    }

    private static void measure(ClusterConnection connection, VirtualThreadWork work)
            throws Exception {
        Desk desk = desk(connection, work);
        CompletableFuture<Double> first = new CompletableFuture<>();
        CompletableFuture<Double> all = new CompletableFuture<>();
        long[] longest = new long[2];
        long[] most = new long[2];
        long[] step = new long[1];
        AnimationTimer[] watching = new AnimationTimer[1];
        // As in the product: the page is never the first thing that a window shows.
        Frame frame = call(() -> open(desk));
        Thread.sleep(SETTLED);
        long begun = System.nanoTime();
        ClusterTableBenchmark page =
                call(
                        () -> {
                            long workBegun = FrameTimes.processorTime();
                            desk.goTo(new Route.Clusters(Optional.empty()));
                            step[0] = FrameTimes.processorTime() - workBegun;
                            ClusterTableBenchmark benchmark =
                                    new ClusterTableBenchmark(
                                            (ClustersScreen) frame.screen().orElseThrow());
                            watching[0] =
                                    new AnimationTimer() {
                                        private long before = System.nanoTime();
                                        private long workBefore = FrameTimes.processorTime();

                                        @Override
                                        public void handle(long now) {
                                            long here = System.nanoTime();
                                            // The first frames make the page; the others fill it.
                                            int part = first.isDone() ? 1 : 0;
                                            longest[part] = Math.max(longest[part], here - before);
                                            long worked = FrameTimes.processorTime();
                                            most[part] = Math.max(most[part], worked - workBefore);
                                            workBefore = worked;
                                            before = here;
                                            int rows = benchmark.rows();
                                            if (rows > 0) {
                                                first.complete(BenchmarkDisplay.since(begun));
                                            }
                                            if (rows == PODS) {
                                                all.complete(BenchmarkDisplay.since(begun));
                                                stop();
                                            }
                                        }
                                    };
                            watching[0].start();
                            return benchmark;
                        });
        System.out.printf("%-34s %6.1f ms of work in one step%n", "the page made", step[0] / 1e6);
        System.out.printf("%-34s %6.0f ms%n", "first rows", first.get(2, TimeUnit.MINUTES));
        System.out.printf("%-34s %6.0f ms%n", "all rows", all.get(5, TimeUnit.MINUTES));
        System.out.printf(
                "%-34s %6.1f ms until there were rows, %.1f ms after; worked at most %.1f and %.1f"
                        + " ms%n",
                "longest frame while they came",
                longest[0] / 1e6,
                longest[1] / 1e6,
                most[0] / 1e6,
                most[1] / 1e6);
        page.opening();
        page.arranging();
        for (String filter : List.of("pod-19", "app=app-7", "/^pod-1.*9$/", "running node-3", "")) {
            page.filtering(filter);
        }
        frames("dragging the bar", i -> page.drag((i % 200) / 200.0));
        frames("wheel", i -> page.drag(0.2 + i * 0.0002));
    }

    private static void fill(PracticeCluster practice) {
        for (int i = 0; i < PODS; i++) {
            var answer =
                    practice.api()
                            .handle(
                                    ApiRequest.of("POST", "/api/v1/namespaces/default/pods")
                                            .withQuery("fieldManager", "benchmark")
                                            .withBody(
                                                    "application/json",
                                                    JsonReader.readObject(
                                                            """
                                                            {"apiVersion":"v1","kind":"Pod",
                                                             "metadata":{"name":"pod-%d",
                                                              "labels":{"app":"app-%d",
                                                               "pod-template-hash":"%x"}},
                                                             "spec":{"nodeName":"node-%d",
                                                              "containers":[{"name":"main",
                                                               "image":"registry.example.com/app:%d"}]}}
                                                            """
                                                                    .formatted(
                                                                            i, i % 40, i % 97,
                                                                            i % 9, i % 13))));
            if (!answer.isSuccess()) {
                throw new IllegalStateException(answer.jsonBody().string("message", ""));
            }
        }
    }

    private static Desk desk(ClusterConnection connection, VirtualThreadWork work) {
        ClusterBrowsing browsing =
                new ClusterBrowsing() {
                    @Override
                    public ClusterBrowser browser(String cluster) {
                        return connection.browser();
                    }

                    @Override
                    public Vitality vitality(Manifest object) {
                        return new Vitality(Wellness.NONE, "");
                    }
                };
        Readings readings =
                new Readings() {
                    @Override
                    public Optional<ClusterBrowsing> clusters() {
                        return Optional.of(browsing);
                    }
                };
        AppState state =
                AppState.first(Preferences.first(), Instant.now())
                        .after(
                                new AppEvent.WorkspaceOpened(
                                        "benchmark",
                                        true,
                                        List.of(
                                                new ClusterState(
                                                        "practice",
                                                        false,
                                                        true,
                                                        ClusterState.Connection.CONNECTED,
                                                        "")),
                                        List.of()));
        return call(
                () ->
                        new Desk(
                                new Store(UI, state),
                                BenchmarkDisplay.nothing(),
                                new Text(Locale.ENGLISH, ZoneOffset.UTC),
                                work,
                                UI,
                                readings));
    }

    private static Frame open(Desk desk) {
        Frame frame = new Frame(desk);
        Scene scene = new Scene(frame, 1440, 900);
        Themes themes = new Themes();
        themes.loadFonts();
        themes.apply(scene, Theme.DARK);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return frame;
    }

    @SuppressWarnings("unchecked")
    private TableView<TableRow> table() {
        return (TableView<TableRow>) screen.node().lookup(".object-table");
    }

    private int rows() {
        TableView<TableRow> table = table();
        return table == null ? 0 : table.getItems().size();
    }

    /** From the key that opens an object until its frame. */
    private void opening() throws Exception {
        for (int round = 0; round < 3; round++) {
            CompletableFuture<long[]> opened = new CompletableFuture<>();
            UI.post(
                    () -> {
                        long first = FrameTimes.processorTime();
                        table().getSelectionModel().select(0);
                        screen.key(KeyCode.Y);
                        long made = FrameTimes.processorTime();
                        whenFramed(
                                () ->
                                        opened.complete(
                                                new long[] {
                                                    made - first, FrameTimes.processorTime() - made
                                                }));
                    });
            long[] work = opened.get(1, TimeUnit.MINUTES);
            System.out.printf(
                    "%-34s %6.1f ms of work in one step, %.1f ms until it is painted%n",
                    "an object opened, time " + (round + 1), work[0] / 1e6, work[1] / 1e6);
            call(() -> screen.key(KeyCode.ESCAPE));
        }
    }

    /** Acts after the frame after the next one, when what was asked for is painted. */
    private static void whenFramed(Runnable then) {
        int[] frames = new int[1];
        whenTrue(() -> ++frames[0] == 2, then);
    }

    /** The pure part alone: filter and sort, off the window's thread. */
    private void arranging() {
        TableRow[] all = call(() -> table().getItems().toArray(TableRow[]::new));
        for (String filter : List.of("pod-19", "app=app-7", "/^pod-1.*9$/")) {
            double best = Double.MAX_VALUE;
            for (int i = 0; i < 20; i++) {
                long begun = System.nanoTime();
                TableModel.arranged(all, RowFilter.of(filter), RowOrder.BY_NAME);
                best = Math.min(best, BenchmarkDisplay.since(begun));
            }
            System.out.printf("%-34s %6.1f ms%n", "filter and sort alone: " + filter, best);
        }
    }

    /** From the key stroke to the frame that shows the rows. */
    private void filtering(String filter) throws Exception {
        int expected =
                (int)
                        call(() -> List.copyOf(everything())).stream()
                                .filter(RowFilter.of(filter))
                                .count();
        long begun = System.nanoTime();
        CompletableFuture<Double> done = new CompletableFuture<>();
        UI.post(
                () -> {
                    TextField field =
                            (TextField) screen.node().lookup(".text-field.cluster-filter");
                    field.setText(filter);
                    whenTrue(
                            () -> rows() == expected,
                            () -> done.complete(BenchmarkDisplay.since(begun)));
                });
        System.out.printf(
                "%-34s %6.1f ms (%d rows)%n",
                "filter to frame: " + (filter.isEmpty() ? "(none)" : filter),
                done.get(1, TimeUnit.MINUTES),
                expected);
    }

    private List<TableRow> everything() {
        if (known.isEmpty()) {
            known = List.copyOf(table().getItems());
        }
        return known;
    }

    private List<TableRow> known = List.of();

    private static void whenTrue(BooleanSupplier condition, Runnable then) {
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (condition.getAsBoolean()) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }

    private void drag(double share) {
        FrameTimes.drag(table(), share);
    }

    private static void frames(String what, IntConsumer action) throws Exception {
        FrameTimes times =
                FrameTimes.of(frame -> action.accept(Math.max(0, frame)), WARM_UP, FRAMES);
        System.out.printf(
                "%-34s %s; by the clock %s%n", "frames, " + what, times.work(), times.clock());
    }

    private static <T> T call(Callable<T> code) {
        CompletableFuture<T> result = new CompletableFuture<>();
        UI.post(
                () -> {
                    try {
                        result.complete(code.call());
                    } catch (Exception failed) {
                        result.completeExceptionally(failed);
                    }
                });
        return result.join();
    }
}
