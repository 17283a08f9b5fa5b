package dev.leeway.desktop.capture;

import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.screen.frame.Frame;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Appearance;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.desktop.work.FxThread;
import dev.leeway.engine.concurrent.FanOut;

import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Renders every screen for one state into PNG files, in every view asked for, and says what is
 * wrong with their layout. Works without a display when JavaFX was started with its headless
 * platform.
 */
public final class ScreenshotRun {
    private static final int ROUNDS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration ALL_PICTURES = Duration.ofMinutes(15);

    /** While one is painted, and only one can be, another is packed into its file. */
    private static final int AT_ONCE = 2;

    private final Path folder;
    private final Text text;
    private final List<View> views;
    private final Readings readings;
    private final FxThread ui = new FxThread();

    /**
     * What came of a run.
     *
     * @param files the pictures, in order
     * @param flaws what is wrong with them, one line each, with the picture's name
     */
    public record Pictures(List<Path> files, List<String> flaws) {
        public Pictures {
            files = List.copyOf(files);
            flaws = List.copyOf(flaws);
        }
    }

    /**
     * Makes a run into a folder, which is made when it is missing.
     *
     * @param readings what screens read beyond the state
     */
    public ScreenshotRun(Path folder, Text text, List<View> views, Readings readings) {
        this.readings = readings;
        this.folder = folder;
        this.text = text;
        this.views = List.copyOf(views);
    }

    /**
     * Renders every screen. Starts JavaFX when it does not run yet; not to be called on its thread.
     *
     * @throws IOException when a file cannot be written
     */
    public Pictures capture(AppState state) throws IOException, InterruptedException {
        return capture(state, name -> true);
    }

    /**
     * Renders the screens whose names are wanted, as {@link #capture(AppState)} does.
     *
     * @throws IOException when a file cannot be written
     */
    public Pictures capture(AppState state, Predicate<String> names)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        ui.startToolkit();
        Themes themes = new Themes();
        onWindowThread(
                () -> {
                    themes.loadFonts();
                    return true;
                });
        List<Wanted> wanted = new ArrayList<>();
        // Views of one size differ in nothing but colours: the page is made once for all of them.
        Map<Size, List<View>> bySize = new LinkedHashMap<>();
        for (View view : views) {
            bySize.computeIfAbsent(
                            new Size(view.width(), view.height(), view.scale()),
                            size -> new ArrayList<>())
                    .add(view);
        }
        for (List<View> alike : bySize.values()) {
            for (Shot shot : shots(state)) {
                if (names.test(shot.name())) {
                    wanted.add(new Wanted(shot, alike));
                }
            }
        }
        List<Path> files = new ArrayList<>();
        List<String> flaws = new ArrayList<>();
        for (FanOut.Outcome<Taken> outcome :
                new FanOut("pictures", AT_ONCE)
                        .run(wanted, ALL_PICTURES, one -> take(themes, one))) {
            Taken taken =
                    switch (outcome) {
                        case FanOut.Outcome.Done<Taken> done -> done.value();
                        case FanOut.Outcome.Failed<Taken> failed -> throw failure(failed.cause());
                        case FanOut.Outcome.Unfinished<Taken> _,
                                FanOut.Outcome.NotStarted<Taken> _ ->
                                throw new IOException(
                                        "not all pictures were ready within "
                                                + ALL_PICTURES.toMinutes()
                                                + " minutes");
                    };
            files.addAll(taken.files());
            flaws.addAll(taken.flaws());
        }
        return new Pictures(files, flaws);
    }

    /** What views have in common that differ in their theme alone. */
    private record Size(int width, int height, int scale) {}

    /** Pictures to take of one place, in themes of one size. */
    private record Wanted(Shot shot, List<View> alike) {}

    /** Pictures that were taken, and what is wrong with their layout. */
    private record Taken(List<Path> files, List<String> flaws) {}

    private Taken take(Themes themes, Wanted wanted) throws IOException, InterruptedException {
        List<Path> files = new ArrayList<>();
        List<String> flaws = new ArrayList<>();
        try (AwaitedWork work = new AwaitedWork()) {
            View first = wanted.alike().getFirst();
            Page page = onWindowThread(() -> page(themes, wanted.shot(), work, first));
            fill(page.frame(), wanted.shot(), work);
            for (View view : wanted.alike()) {
                if (!view.equals(first)) {
                    onWindowThread(() -> wear(themes, page, view));
                    rest(page.frame(), work);
                }
                List<LayoutCheck.Flaw> found = new ArrayList<>();
                PngImage image =
                        onWindowThread(
                                () -> {
                                    found.addAll(LayoutCheck.of(page.frame()));
                                    return image(page.frame(), view);
                                });
                Path file = folder.resolve(wanted.shot().name() + view.suffix() + ".png");
                image.write(file);
                files.add(file);
                found.stream()
                        .distinct()
                        .map(flaw -> file.getFileName() + ": " + flaw)
                        .forEach(flaws::add);
            }
            onWindowThread(
                    () -> {
                        page.frame().close();
                        return true;
                    });
        }
        return new Taken(files, flaws);
    }

    private static IOException failure(Exception cause) {
        if (cause instanceof RuntimeException broken) {
            throw broken;
        }
        return cause instanceof IOException disk ? disk : new IOException(cause);
    }

    /** Every screen that this state has something to show for. */
    private List<Shot> shots(AppState state) {
        List<Shot> shots = new ArrayList<>();
        shots.addAll(PageShots.of(state));
        shots.addAll(ApplicationShots.of(state));
        shots.addAll(ReviewShots.of(state, text));
        shots.addAll(RepositoryShots.of(state, text));
        shots.addAll(ClusterShots.of(state));
        shots.addAll(BypassShots.of(state, text));
        shots.addAll(CutOffShots.of(state, text));
        shots.addAll(SituationShots.of(state, text));
        shots.addAll(TroubleShots.of(state, text));
        return shots;
    }

    /** A window without a window: its nodes, and the state that they show. */
    private record Page(Frame frame, Store store) {}

    private void fill(Frame frame, Shot shot, AwaitedWork work) throws InterruptedException {
        rest(frame, work);
        onWindowThread(
                () -> {
                    frame.screen().ifPresent(Screen::focus);
                    shot.then().accept(frame);
                    return true;
                });
        rest(frame, work);
    }

    private Page page(Themes themes, Shot shot, AwaitedWork work, View view) {
        Store store =
                new Store(
                        ui,
                        shot.state()
                                .after(
                                        new AppEvent.Preferred(
                                                dressed(shot.state().preferences(), view))));
        store.dispatch(new AppEvent.Navigated(shot.route()));
        Frame frame =
                new Frame(
                        new Desk(
                                store,
                                new NoCommands(),
                                text,
                                work,
                                ui,
                                shot.instead().orElse(readings)));
        Scene scene = new Scene(frame, view.width(), view.height());
        themes.apply(scene, view.theme());
        return new Page(frame, store);
    }

    private static Preferences dressed(Preferences preferences, View view) {
        return preferences.with(Appearance.valueOf(view.theme().name())).withStill(true);
    }

    /** Changes the theme as the operator would: the state says so, and the stylesheets follow. */
    private boolean wear(Themes themes, Page page, View view) {
        Store store = page.store();
        store.dispatch(new AppEvent.Preferred(dressed(store.state().preferences(), view)));
        themes.apply(page.frame().getScene(), view.theme());
        return true;
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

    /** Virtual lists lay out in several passes: what the first measures, the next one uses. */
    private static void settle(Frame frame) {
        for (int pass = 0; pass < 3; pass++) {
            frame.applyCss();
            frame.layout();
        }
    }

    private static PngImage image(Frame frame, View view) {
        int width = view.width() * view.scale();
        int height = view.height() * view.scale();
        SnapshotParameters how = new SnapshotParameters();
        how.setTransform(new Scale(view.scale(), view.scale()));
        WritableImage image = frame.snapshot(how, new WritableImage(width, height));
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return new PngImage(width, height, pixels);
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
}
