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
import java.util.List;
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
    private static final int ROUNDS = 5;
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
        for (View view : views) {
            for (Shot shot : shots(state)) {
                if (names.test(shot.name())) {
                    wanted.add(
                            new Wanted(
                                    folder.resolve(shot.name() + view.suffix() + ".png"),
                                    shot,
                                    view));
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
            files.add(taken.file());
            flaws.addAll(taken.flaws());
        }
        return new Pictures(files, flaws);
    }

    /** A picture to take. */
    private record Wanted(Path file, Shot shot, View view) {}

    /** A picture that was taken, and what is wrong with its layout. */
    private record Taken(Path file, List<String> flaws) {}

    private Taken take(Themes themes, Wanted wanted) throws IOException, InterruptedException {
        List<LayoutCheck.Flaw> found = new ArrayList<>();
        picture(themes, wanted.shot(), wanted.view(), found).write(wanted.file());
        return new Taken(
                wanted.file(),
                found.stream()
                        .distinct()
                        .map(flaw -> wanted.file().getFileName() + ": " + flaw)
                        .toList());
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
        shots.addAll(BypassShots.of(state));
        shots.addAll(SituationShots.of(state, text));
        shots.addAll(TroubleShots.of(state, text));
        return shots;
    }

    private PngImage picture(Themes themes, Shot shot, View view, List<LayoutCheck.Flaw> flaws)
            throws InterruptedException {
        try (AwaitedWork work = new AwaitedWork()) {
            Frame frame = onWindowThread(() -> frame(themes, shot, work, view));
            rest(frame, work);
            onWindowThread(
                    () -> {
                        frame.screen().ifPresent(Screen::focus);
                        shot.then().accept(frame);
                        return true;
                    });
            rest(frame, work);
            return onWindowThread(
                    () -> {
                        flaws.addAll(LayoutCheck.of(frame));
                        return image(frame, view);
                    });
        }
    }

    private Frame frame(Themes themes, Shot shot, AwaitedWork work, View view) {
        AppState state = shot.state();
        Preferences preferences =
                state.preferences().with(Appearance.valueOf(view.theme().name())).withStill(true);
        Store store = new Store(ui, state.after(new AppEvent.Preferred(preferences)));
        store.dispatch(new AppEvent.Navigated(shot.route()));
        Frame frame = new Frame(                        new Desk(
                                store,
                                new NoCommands(),
                                text,
                                work,
                                ui,
                                shot.instead().orElse(readings)));
        Scene scene = new Scene(frame, view.width(), view.height());
        themes.apply(scene, view.theme());
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
        frame.close();
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
