package dev.leeway.product.benchmark;

import dev.leeway.desktop.control.diff.DiffContent;
import dev.leeway.desktop.control.diff.DiffDocument;
import dev.leeway.desktop.control.diff.DiffPane;
import dev.leeway.desktop.control.diff.DiffRehearsal;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.frame.Frame;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.ClusterState;
import dev.leeway.desktop.state.Commands;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.state.Wellness;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.desktop.work.FxThread;
import dev.leeway.desktop.work.UiInbox;
import dev.leeway.desktop.work.VirtualThreadWork;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Revision;
import dev.leeway.themes.Theme;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How the window bears much: 10,000 applications, a difference of 200,000 lines, a burst of events,
 * and hours of running in minutes. Prints figures; judges nothing. Works on a display and on the
 * headless platform.
 */
public final class ConsoleBenchmark {
    private static final int APPLICATIONS = 10_000;
    private static final int EVENTS_A_SECOND = 5_000;
    private static final int SECONDS = 10;
    private static final int HOURS = 8;
    private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");

    private final FxThread ui = new FxThread();
    private final Text text = new Text(Locale.ENGLISH, ZoneOffset.UTC);
    private final Themes themes = new Themes();

    private ConsoleBenchmark() {}

    /** Runs all benchmarks, or those that are named: paint diff burst hours. */
    public static void main(String[] arguments) throws Exception {
        List<String> chosen =
                arguments.length == 0
                        ? List.of("paint", "diff", "burst", "hours")
                        : Arrays.asList(arguments);
        ConsoleBenchmark benchmark = new ConsoleBenchmark();
        benchmark.ui.startToolkit();
        benchmark.onUi(
                () -> {
                    benchmark.themes.loadFonts();
                    return true;
                });
        try {
            for (String one : chosen) {
                switch (one) {
                    case "paint" -> benchmark.paint();
                    case "diff" -> benchmark.diff();
                    case "burst" -> benchmark.burst();
                    case "hours" -> benchmark.hours();
                    default -> System.err.println("no benchmark is called " + one);
                }
            }
            Platform.exit();
            System.exit(0);
        } catch (Exception failed) {
            // JavaFX's thread would keep the process alive for ever.
            failed.printStackTrace();
            System.exit(1);
        }
    }

    private record Window(Frame frame, Store store, Stage stage) {}

    private Window open(AppState state, Route route) {
        Store store = new Store(ui, state);
        store.dispatch(new AppEvent.Navigated(route));
        Commands none =
                (Commands)
                        Proxy.newProxyInstance(
                                Commands.class.getClassLoader(),
                                new Class<?>[] {Commands.class},
                                (proxy, method, given) -> null);
        Frame frame =
                new Frame(new Desk(store, none, text, new VirtualThreadWork(), ui, Readings.NONE));
        Scene scene = new Scene(frame, 1440, 900);
        themes.apply(scene, Theme.DARK);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return new Window(frame, store, stage);
    }

    private void close(Window window) throws Exception {
        onUi(
                () -> {
                    window.frame.close();
                    window.stage.close();
                    return true;
                });
    }

    private static AppState state(int applications) {
        ClusterState cluster =
                new ClusterState("prod", false, false, ClusterState.Connection.CONNECTED, "v1.36");
        List<ApplicationState> apps = new ArrayList<>();
        for (int i = 0; i < applications; i++) {
            apps.add(
                    ApplicationState.unasked(
                            name(i),
                            cluster,
                            "team-" + i % 200,
                            "platform",
                            "apps/" + i,
                            "kustomize"));
        }
        AppState state =
                AppState.first(Preferences.first(), NOW)
                        .after(
                                new AppEvent.WorkspaceOpened(
                                        "large", false, List.of(cluster), apps));
        for (int i = 0; i < applications; i++) {
            state = state.after(new AppEvent.ComparisonArrived(name(i), findings(i, 0)));
        }
        return state;
    }

    private static String name(int i) {
        return "service-" + i;
    }

    private static Findings findings(int application, int round) {
        List<ObjectState> objects = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Condition condition =
                    (application + round + i) % 7 == 0 ? Condition.CHANGED : Condition.IN_SYNC;
            objects.add(
                    new ObjectState(
                            new ResourceKey("apps", "Deployment", "team", "object-" + i),
                            condition,
                            Wellness.HEALTHY,
                            "",
                            List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            "",
                            false,
                            Optional.empty(),
                            Optional.empty()));
        }
        return Findings.of(
                new Revision("3f2c1ab9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3", "main", "s", "a", NOW),
                NOW.plusMillis(round),
                List.of(),
                objects,
                List.of());
    }

    private void paint() throws Exception {
        AppState state = state(APPLICATIONS);
        for (Route route : List.of(new Route.Applications(), new Route.Overview())) {
            List<Double> times = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                long begun = System.nanoTime();
                Window window = onUi(() -> open(state, route));
                pulse();
                times.add(since(begun));
                if (round == 2 && route instanceof Route.Applications) {
                    filter(window);
                }
                close(window);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d applications, %s: first paint %.0f ms cold, %.0f ms warm%n",
                    APPLICATIONS,
                    route.getClass().getSimpleName(),
                    times.getFirst(),
                    times.getLast());
        }
    }

    /**
     * From a typed letter to the painted rows. Beside the clock stands the time that the window's
     * own thread worked, which a busy machine blurs less.
     */
    private void filter(Window window) throws Exception {
        TextField field = (TextField) window.frame.lookup(".filter");
        List<Double> set = new ArrayList<>();
        List<Double> laidOut = new ArrayList<>();
        List<Double> painted = new ArrayList<>();
        for (int round = 0; round < Integer.getInteger("rounds", 3); round++) {
            for (String typed :
                    List.of("s", "se", "service-7", "service-77", "team-19", "nothing", "", "9")) {
                long begun = System.nanoTime();
                double[] worked =
                        onUi(
                                () -> {
                                    long first = cpu();
                                    field.setText(typed);
                                    long second = cpu();
                                    window.frame.layout();
                                    return new double[] {
                                        (second - first) / 1e6, (cpu() - second) / 1e6
                                    };
                                });
                pulse();
                if (round > 0) {
                    set.add(worked[0]);
                    laidOut.add(worked[1]);
                    painted.add(since(begun));
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d applications, filter: worked %.0f ms (at most %.0f) to choose the rows and %.0f ms"
                        + " (at most %.0f) to lay them out; painted after %.0f ms (at most %.0f)%n",
                APPLICATIONS,
                median(set),
                most(set),
                median(laidOut),
                most(laidOut),
                median(painted),
                most(painted));
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long collecting() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(collector -> collector.getCollectionTime())
                .sum();
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static double most(List<Double> times) {
        return times.stream().mapToDouble(time -> time).max().orElse(0);
    }

    /** What the window does by itself once everything was compared, before anybody opens one. */
    private void rehearse() throws Exception {
        DiffRehearsal rehearsal =
                new DiffRehearsal(
                        PlainDiffWords.words(), outside -> themes.apply(outside, Theme.DARK));
        long begun = System.nanoTime();
        DiffDocument document = rehearsal.workOut();
        List<Runnable> pieces = rehearsal.pieces(document);
        double beside = since(begun);
        List<Double> each = new ArrayList<>();
        for (Runnable piece : pieces) {
            each.add(
                    onUi(
                            () -> {
                                long first = System.nanoTime();
                                piece.run();
                                return since(first);
                            }));
        }
        System.out.printf(
                Locale.ROOT,
                "rehearsal of a difference: %.0f ms beside the window's thread, pieces of %s ms on"
                        + " it%n",
                beside,
                each.stream().map(time -> String.format(Locale.ROOT, "%.1f", time)).toList());
    }

    /**
     * Cold is the first one that somebody opens; {@code -Drehearse=false} leaves out what the
     * window does beforehand.
     */
    private void diff() throws Exception {
        // As in the product: a difference is never the first thing that a window shows, and the
        // window is there already.
        Window before = onUi(() -> open(state(100), new Route.Overview()));
        pulse();
        if (!System.getProperty("rehearse", "").equals("false")) {
            rehearse();
        }
        for (int lines : new int[] {20_000, 200_000}) {
            List<String> left = new ArrayList<>();
            List<String> right = new ArrayList<>();
            for (int i = 0; i < lines; i++) {
                String line = "    key-" + i % 997 + ": value of line " + i;
                left.add(line);
                if (i % 50 == 7) {
                    right.add(line + " changed");
                } else if (i % 211 != 13) {
                    right.add(line);
                }
            }
            List<Double> worked = new ArrayList<>();
            List<Double> shown = new ArrayList<>();
            List<Double> ofThread = new ArrayList<>();
            for (int round = 0; round < 4; round++) {
                long begun = System.nanoTime();
                DiffDocument document = DiffDocument.of(left, right);
                worked.add(since(begun));
                long[] first = new long[1];
                DiffPane pane =
                        onUi(
                                () -> {
                                    first[0] = cpu();
                                    DiffPane made = pane();
                                    made.show(
                                            new DiffContent(
                                                    document, "left", "right", Map.of(), Map.of()));
                                    before.frame.getChildren().add(made);
                                    return made;
                                });
                pulse();
                shown.add(since(begun));
                ofThread.add(onUi(() -> (cpu() - first[0]) / 1e6));
                onUi(() -> before.frame.getChildren().remove(pane));
            }
            System.out.printf(
                    Locale.ROOT,
                    "difference of %d lines: worked out in %.0f ms cold, %.0f ms warm; on screen after"
                            + " %.0f ms cold, %.0f ms warm; the window's thread worked %.0f ms cold,"
                            + " %.0f ms warm%n",
                    lines,
                    worked.getFirst(),
                    worked.getLast(),
                    shown.getFirst(),
                    shown.getLast(),
                    ofThread.getFirst(),
                    ofThread.getLast());
        }
        close(before);
    }

    private static DiffPane pane() {
        return new DiffPane(PlainDiffWords.words(), copied -> {});
    }

    /** Events come from another thread, as a watch delivers them, at an even rate. */
    private void burst() throws Exception {
        for (Route route : List.of(new Route.Applications(), new Route.Overview())) {
            Window window = onUi(() -> open(state(APPLICATIONS), route));
            pulse();
            UiInbox<AppEvent> inbox = UiInbox.paced(ui, window.store::dispatch);
            Gaps gaps = onUi(Gaps::begin);
            long collectedBefore = collecting();
            int[] last = new int[APPLICATIONS];
            long begun = System.nanoTime();
            for (int sent = 0; sent < EVENTS_A_SECOND * SECONDS; sent++) {
                int application = (int) (sent * 7_919L % APPLICATIONS);
                last[application] = sent;
                inbox.post(
                        new AppEvent.ComparisonArrived(
                                name(application), findings(application, sent)));
                long due = begun + (sent + 1) * 1_000_000_000L / EVENTS_A_SECOND;
                if (sent % 50 == 0) {
                    long ahead = due - System.nanoTime();
                    if (ahead > 0) {
                        TimeUnit.NANOSECONDS.sleep(ahead);
                    }
                }
            }
            double took = since(begun) / 1000;
            pulse();
            pulse();
            int wrong =
                    onUi(
                            () -> {
                                int lost = 0;
                                for (int i = 0; i < APPLICATIONS; i++) {
                                    Instant at =
                                            window.store
                                                    .state()
                                                    .applications()
                                                    .find(name(i))
                                                    .orElseThrow()
                                                    .findings()
                                                    .latest()
                                                    .orElseThrow()
                                                    .at();
                                    lost += at.equals(NOW.plusMillis(last[i])) ? 0 : 1;
                                }
                                return lost;
                            });
            System.out.printf(
                    Locale.ROOT,
                    "%d events a second for %.1f s on %s: longest gap between frames %.0f ms, 99th"
                            + " percentile %.0f ms, %d frames, between two the window's thread worked"
                            + " at most %.0f ms; the collector paused all for %d ms; %d applications"
                            + " without their last state%n",
                    EVENTS_A_SECOND,
                    took,
                    route.getClass().getSimpleName(),
                    onUi(gaps::longest),
                    onUi(gaps::percentile),
                    onUi(gaps::frames),
                    onUi(gaps::worked),
                    collecting() - collectedBefore,
                    wrong);
            onUi(
                    () -> {
                        gaps.stop();
                        return true;
                    });
            close(window);
        }
    }

    /** Eight hours of one event a second and a page a minute, as fast as it goes. */
    private void hours() throws Exception {
        Window window = onUi(() -> open(state(300), new Route.Overview()));
        List<Route> pages =
                List.of(
                        new Route.Overview(),
                        new Route.Applications(),
                        new Route.Application(name(7), Route.Tab.RESOURCES),
                        new Route.Application(name(7), Route.Tab.DRIFT),
                        new Route.Application(name(7), Route.Tab.HISTORY),
                        new Route.PlanAndSync(name(7)),
                        new Route.Activity(),
                        new Route.Insights(),
                        new Route.Clusters(),
                        new Route.Repositories(),
                        new Route.Bypasses(),
                        new Route.Settings());
        AtomicLong second = new AtomicLong();
        for (int hour = 0; hour <= HOURS; hour++) {
            for (int minute = 0; minute < 60; minute++) {
                int at = hour * 60 + minute;
                onUi(
                        () -> {
                            window.store.dispatch(
                                    new AppEvent.Navigated(pages.get(at % pages.size())));
                            for (int i = 0; i < 60; i++) {
                                int now = (int) second.incrementAndGet();
                                window.store.dispatch(
                                        List.of(
                                                new AppEvent.Ticked(NOW.plusSeconds(now)),
                                                new AppEvent.ComparisonArrived(
                                                        name(now % 300),
                                                        findings(now % 300, now))));
                            }
                            window.frame.applyCss();
                            window.frame.layout();
                            return true;
                        });
            }
            onUi(
                    () -> {
                        window.store.dispatch(new AppEvent.Navigated(new Route.Overview()));
                        window.frame.applyCss();
                        window.frame.layout();
                        return true;
                    });
            pulse();
            System.out.printf(
                    Locale.ROOT,
                    "after %d h: heap %.1f MiB, %d nodes%n",
                    hour + 1,
                    heap() / (1024.0 * 1024),
                    onUi(() -> nodes(window.frame)));
        }
        close(window);
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static int nodes(Node node) {
        int sum = 1;
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                sum += nodes(child);
            }
        }
        return sum;
    }

    /** The time from frame to frame. */
    private static final class Gaps extends AnimationTimer {
        private final List<Long> gaps = new ArrayList<>();
        private long before;
        private long workedBefore;
        private long mostWork;

        static Gaps begin() {
            Gaps gaps = new Gaps();
            gaps.start();
            return gaps;
        }

        @Override
        public void handle(long now) {
            long here = System.nanoTime();
            long worked = cpu();
            if (before != 0) {
                gaps.add(here - before);
                mostWork = Math.max(mostWork, worked - workedBefore);
            }
            before = here;
            workedBefore = worked;
        }

        double longest() {
            return gaps.stream().mapToLong(gap -> gap).max().orElse(0) / 1e6;
        }

        double percentile() {
            List<Long> sorted = gaps.stream().sorted().toList();
            return sorted.isEmpty() ? 0 : sorted.get((int) (sorted.size() * 0.99)) / 1e6;
        }

        int frames() {
            return gaps.size();
        }

        double worked() {
            return mostWork / 1e6;
        }
    }

    /** Waits until what was asked for is painted: for the pulse after the next one. */
    private void pulse() throws Exception {
        CompletableFuture<Boolean> painted = new CompletableFuture<>();
        onUi(
                () -> {
                    new AnimationTimer() {
                        private int pulses;

                        @Override
                        public void handle(long now) {
                            if (++pulses == 2) {
                                stop();
                                painted.complete(true);
                            }
                        }
                    }.start();
                    return true;
                });
        painted.get(60, TimeUnit.SECONDS);
    }

    private static double since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toNanos() / 1e6;
    }

    private interface Body<T> {
        T run() throws Exception;
    }

    private <T> T onUi(Body<T> body) throws Exception {
        CompletableFuture<T> answer = new CompletableFuture<>();
        ui.post(
                () -> {
                    try {
                        answer.complete(body.run());
                    } catch (Exception failed) {
                        answer.completeExceptionally(failed);
                    }
                });
        return answer.get(180, TimeUnit.SECONDS);
    }
}
