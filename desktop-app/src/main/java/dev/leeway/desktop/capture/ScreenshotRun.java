package dev.leeway.desktop.capture;

import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.screen.frame.Frame;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Commands;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.desktop.work.FxThread;
import dev.leeway.engine.resource.ResourceKey;

import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Renders every screen for one state into PNG files, dark and light, at every size asked for. Works
 * without a display when JavaFX was started with its headless platform.
 */
public final class ScreenshotRun {
    /**
     * How large a picture is.
     *
     * @param width in pixels
     * @param height in pixels
     */
    public record Size(int width, int height) {}

    /** The sizes that the design is checked at. */
    public static final List<Size> USUAL_SIZES = List.of(new Size(1440, 900), new Size(1024, 700));

    private static final int ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private record Shot(AppState state, Route route, Consumer<Frame> then) {}

    private final Path folder;
    private final Text text;
    private final List<Size> sizes;
    private final Readings readings;
    private final FxThread ui = new FxThread();

    /**
     * Makes a run into a folder, which is made when it is missing.
     *
     * @param readings what screens read beyond the state
     */
    public ScreenshotRun(Path folder, Text text, List<Size> sizes, Readings readings) {
        this.readings = readings;
        this.folder = folder;
        this.text = text;
        this.sizes = List.copyOf(sizes);
    }

    /**
     * Renders every screen and returns the files, in order. Starts JavaFX when it does not run yet;
     * not to be called on its thread.
     *
     * @throws IOException when a file cannot be written
     */
    public List<Path> capture(AppState state) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        ui.startToolkit();
        Themes themes = new Themes();
        onWindowThread(
                () -> {
                    themes.loadFonts();
                    return true;
                });
        List<Path> files = new ArrayList<>();
        for (Size size : sizes) {
            for (boolean dark : List.of(true, false)) {
                for (Map.Entry<String, Shot> shot : shots(state).entrySet()) {
                    Path file =
                            folder.resolve(
                                    "%s-%s-%dx%d.png"
                                            .formatted(
                                                    shot.getKey(),
                                                    dark ? "dark" : "light",
                                                    size.width(),
                                                    size.height()));
                    picture(themes, shot.getValue(), size, dark).write(file);
                    files.add(file);
                }
            }
        }
        return List.copyOf(files);
    }

    private PngImage picture(Themes themes, Shot shot, Size size, boolean dark)
            throws InterruptedException {
        try (AwaitedWork work = new AwaitedWork()) {
            Frame frame = onWindowThread(() -> frame(themes, shot.state(), shot, work, size, dark));
            rest(frame, work);
            onWindowThread(
                    () -> {
                        frame.screen().ifPresent(Screen::focus);
                        shot.then().accept(frame);
                        return true;
                    });
            rest(frame, work);
            return onWindowThread(() -> image(frame, size));
        }
    }

    private Frame frame(
            Themes themes, AppState state, Shot shot, AwaitedWork work, Size size, boolean dark) {
        Preferences preferences = state.preferences().withDark(dark).withCalm(true);
        Store store = new Store(ui, state.after(new AppEvent.Preferred(preferences)));
        store.dispatch(new AppEvent.Navigated(shot.route()));
        Frame frame = new Frame(new Desk(store, new NoCommands(), text, work, ui, readings));
        Scene scene = new Scene(frame, size.width(), size.height());
        themes.apply(scene, dark);
        return frame;
    }

    /** Lets everything that the screen asked for arrive and be laid out; it may ask for more. */
    private void rest(Frame frame, AwaitedWork work) throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            onWindowThread(
                    () -> {
                        settle(frame);
                        return true;
                    });
            if (!work.awaitRest(PATIENCE)) {
                return;
            }
        }
    }

    private static PngImage image(Frame frame, Size size) {
        WritableImage image = frame.getScene().snapshot(null);
        int[] pixels = new int[size.width() * size.height()];
        image.getPixelReader()
                .getPixels(
                        0,
                        0,
                        size.width(),
                        size.height(),
                        PixelFormat.getIntArgbInstance(),
                        pixels,
                        0,
                        size.width());
        frame.close();
        return new PngImage(size.width(), size.height(), pixels);
    }

    private <T> T onWindowThread(Supplier<T> body) throws InterruptedException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        ui.post(
                () -> {
                    try {
                        answer.complete(body.get());
                    } catch (RuntimeException failed) {
                        answer.completeExceptionally(failed);
                    }
                });
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(
                    "The screens could not be rendered: " + failed.getCause(), failed.getCause());
        }
    }

    /** Virtual lists lay out in several passes: what the first measures, the next one uses. */
    private static void settle(Frame frame) {
        for (int pass = 0; pass < 3; pass++) {
            frame.applyCss();
            frame.layout();
        }
    }

    /** Every screen that this state has something to show for. */
    private Map<String, Shot> shots(AppState state) {
        Map<String, Shot> shots = new LinkedHashMap<>();
        Consumer<Frame> nothing = frame -> {};
        shots.put("overview", new Shot(state, new Route.Overview(), nothing));
        shots.put("applications", new Shot(state, new Route.Applications(), nothing));
        shots.put(
                "applications-peek",
                new Shot(
                        state,
                        new Route.Applications(),
                        frame -> frame.screen().ifPresent(screen -> screen.key(KeyCode.SPACE))));
        List<ApplicationState> apps = state.applications().toList();
        largest(apps)
                .ifPresent(
                        name -> {
                            shots.put(
                                    "application",
                                    new Shot(
                                            state,
                                            new Route.Application(name, Route.Tab.RESOURCES),
                                            nothing));
                            shots.put(
                                    "drift",
                                    new Shot(
                                            state,
                                            new Route.Application(name, Route.Tab.DRIFT),
                                            nothing));
                            shots.put(
                                    "history",
                                    new Shot(
                                            state,
                                            new Route.Application(name, Route.Tab.HISTORY),
                                            nothing));
                            shots.put(
                                    "drift-fields",
                                    new Shot(
                                            state,
                                            new Route.Application(name, Route.Tab.DRIFT),
                                            frame ->
                                                    frame.screen()
                                                            .ifPresent(s -> s.key(KeyCode.T))));
                        });
        apps.stream()
                .filter(app -> app.findings() instanceof Loadable.Failed<?>)
                .findFirst()
                .ifPresent(
                        app ->
                                shots.put(
                                        "application-failed",
                                        new Shot(
                                                state,
                                                new Route.Application(
                                                        app.name(), Route.Tab.RESOURCES),
                                                nothing)));
        apps.stream()
                .filter(app -> app.plan() instanceof Loadable.Loaded<PlanState>)
                .filter(app -> app.sync().isEmpty())
                .findFirst()
                .ifPresent(
                        app ->
                                shots.put(
                                        "plan",
                                        new Shot(
                                                state,
                                                new Route.PlanAndSync(app.name()),
                                                nothing)));
        apps.stream()
                .filter(app -> app.sync().isPresent())
                .forEach(
                        app ->
                                shots.put(
                                        "sync-" + app.name(),
                                        new Shot(
                                                state,
                                                new Route.PlanAndSync(app.name()),
                                                nothing)));
        shots.put("repositories", new Shot(state, new Route.Repositories(), nothing));
        shots.put("clusters", new Shot(state, new Route.Clusters(), nothing));
        shots.put("bypasses", new Shot(state, new Route.Bypasses(), nothing));
        shots.put("activity", new Shot(state, new Route.Activity(), nothing));
        shots.put("insights", new Shot(state, new Route.Insights(), nothing));
        shots.put(
                "welcome", new Shot(situation(state).nothingOpen(), new Route.Welcome(), nothing));
        shots.put("settings", new Shot(state, new Route.Settings(), nothing));
        shots.put("palette", new Shot(state, new Route.Overview(), Frame::openPalette));
        shots.put("keys", new Shot(state, new Route.Applications(), Frame::openCheatSheet));
        shots.put("notices", new Shot(state, new Route.Overview(), Frame::openNotices));
        addSituations(state, shots);
        return shots;
    }

    private Situations situation(AppState state) {
        return new Situations(state, text);
    }

    /** What the state could become, on the screens where it shows. */
    private void addSituations(AppState state, Map<String, Shot> shots) {
        Situations situations = situation(state);
        Consumer<Frame> nothing = frame -> {};
        Route overview = new Route.Overview();
        Route applications = new Route.Applications();
        shots.put("none", new Shot(situations.nothingOpen(), overview, nothing));
        shots.put("opening", new Shot(situations.opening(), overview, nothing));
        shots.put("refused", new Shot(situations.refused(), overview, nothing));
        shots.put("empty", new Shot(situations.empty(), applications, nothing));
        AppState old = situations.old();
        shots.put("old-overview", new Shot(old, overview, nothing));
        shots.put("old-applications", new Shot(old, applications, nothing));
        largest(old.applications().toList())
                .ifPresent(
                        name ->
                                shots.put(
                                        "old-drift",
                                        new Shot(
                                                old,
                                                new Route.Application(name, Route.Tab.DRIFT),
                                                nothing)));
        situations
                .syncing()
                .ifPresent(
                        syncing ->
                                syncing.applications().toList().stream()
                                        .filter(ApplicationState::isSyncing)
                                        .forEach(
                                                app ->
                                                        shots.putIfAbsent(
                                                                "sync-running",
                                                                new Shot(
                                                                        syncing,
                                                                        new Route.PlanAndSync(
                                                                                app.name()),
                                                                        nothing))));
    }

    /** The application with the most differences, or the one with the most objects. */
    private static Optional<String> largest(List<ApplicationState> apps) {
        return apps.stream()
                .filter(app -> app.findings().latest().isPresent())
                .max(
                        Comparator.comparingInt((ApplicationState app) -> app.tally().differences())
                                .thenComparingInt(app -> app.tally().total()))
                .map(ApplicationState::name);
    }

    /** Pictures change nothing. */
    private static final class NoCommands implements Commands {
        @Override
        public void compare(String application) {}

        @Override
        public void compareAll() {}

        @Override
        public void explain(String application, ResourceKey object) {}

        @Override
        public void history(String application) {}

        @Override
        public void compareDeploys(String application, long earlier, long later) {}

        @Override
        public void fetch() {}

        @Override
        public void plan(String application, PlanWish wish) {}

        @Override
        public void sync(String application, String digest) {}

        @Override
        public void cancelSync(String application) {}

        @Override
        public void tendLeases() {}

        @Override
        public void keep(Preferences preferences) {}

        @Override
        public void copy(String text) {}
    }
}
