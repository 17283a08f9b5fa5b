package dev.leeway.desktop;

import dev.leeway.desktop.control.diff.DiffRehearsal;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.drift.DriftPane;
import dev.leeway.desktop.screen.frame.Frame;
import dev.leeway.desktop.session.Opening;
import dev.leeway.desktop.session.PreferencesFile;
import dev.leeway.desktop.session.WorkspaceSession;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.desktop.work.FxThread;
import dev.leeway.desktop.work.SystemNotices;
import dev.leeway.desktop.work.SystemSettings;
import dev.leeway.desktop.work.UiInbox;
import dev.leeway.desktop.work.VirtualThreadWork;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window and everything that lives as long as it does. Belongs to the window's thread. */
public final class LeewayWindow {
    private static final Logger LOG = LoggerFactory.getLogger(LeewayWindow.class);
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final int[] ICONS = {16, 32, 48, 128, 256};
    private static final Duration SETTLED = Duration.ofMillis(300);
    private static final Duration REHEARSAL = Duration.ofSeconds(10);
    private static final Duration BETWEEN_PIECES = Duration.ofMillis(50);

    private final FxThread ui;
    private final Text text;
    private final InstantSource clock;
    private final PreferencesFile kept;
    private final Themes themes = new Themes();
    private final Store store;
    private final BackgroundWork work = new VirtualThreadWork();
    private final UiInbox<AppEvent> inbox;
    private final WorkspaceSession session;
    private final Frame frame;
    private final Scene scene;
    private final Stage stage = new Stage();
    private final AtomicReference<Optional<Preferences>> unkept =
            new AtomicReference<>(Optional.empty());
    private final StartTimes times;
    private Runnable closed = () -> {};

    /** Makes the window; nothing is shown and nothing is opened yet. */
    public LeewayWindow(
            FxThread ui,
            Text text,
            String operator,
            InstantSource clock,
            PreferencesFile kept,
            DesktopLauncher.Doors doors) {
        this.ui = ui;
        this.text = text;
        this.clock = clock;
        this.kept = kept;
        Preferences chosen = kept.read();
        themes.begin(chosen.theme());
        themes.loadFonts();
        store = new Store(ui, AppState.first(chosen, clock.instant()));
        inbox = UiInbox.paced(ui, store::dispatch);
        session =
                new WorkspaceSession(
                        work,
                        inbox::post,
                        text,
                        operator,
                        clock,
                        this::keep,
                        this::copy,
                        doors.openings(),
                        Optional.of(doors.making()),
                        Optional.of(doors.workbench()));
        doors.place().ifPresent(place -> store.dispatch(new AppEvent.Navigated(place)));
        frame = new Frame(new Desk(store, session, text, work, ui, session.readings()));
        doors.passphrases().askThrough(question -> ui.run(() -> frame.ask(question)));
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        scene =
                new Scene(
                        frame,
                        Math.min(WIDTH, room.getWidth()),
                        Math.min(HEIGHT, room.getHeight()));
        dress(store.state());
        LeaseBell bell =
                new LeaseBell(
                        SystemNotices.of(System.getProperty("os.name", "")),
                        work,
                        text,
                        stage::isFocused,
                        inbox::post);
        times = new StartTimes(scene, this::rehearse);
        store.stateProperty()
                .addListener(
                        (observable, before, after) -> {
                            bell.changed(before, after);
                            if (before.preferences().theme() != after.preferences().theme()) {
                                dress(after);
                            }
                            if (!before.workspace().equals(after.workspace())) {
                                entitle(after);
                            }
                            times.moved(after);
                        });
        SystemSettings.follow(
                look ->
                        store.dispatch(
                                new AppEvent.Preferred(store.state().preferences().with(look))));
        stage.setScene(scene);
        stage.setMinWidth(900);
        stage.setMinHeight(500);
        entitle(store.state());
        stage.setOnHidden(event -> close());
    }

    /**
     * The first difference that somebody opens is to be as quick as the next one: what it needs is
     * loaded and compiled beforehand, beside the window's thread or in pieces small enough for it.
     */
    private void rehearse() {
        DiffRehearsal rehearsal =
                new DiffRehearsal(
                        DriftPane.words(text),
                        outside -> themes.apply(outside, store.state().preferences().theme()));
        work.start(
                "rehearse a difference",
                () -> {
                    for (Runnable piece : rehearsal.pieces(rehearsal.workOut())) {
                        CompletableFuture<Boolean> done = new CompletableFuture<>();
                        ui.post(
                                () -> {
                                    piece.run();
                                    done.complete(true);
                                });
                        done.get(REHEARSAL.toMillis(), TimeUnit.MILLISECONDS);
                        Thread.sleep(BETWEEN_PIECES);
                    }
                },
                failed -> LOG.debug("the rehearsal of a difference ended early", failed));
    }

    /** Calls the action when the window was closed and everything behind it was let go. */
    public void onClosed(Runnable action) {
        closed = action;
    }

    /** Shows the window. */
    public void show() {
        stage.show();
        times.shown();
        work.start(
                "icons of the window",
                () -> {
                    List<Image> icons = IntStream.of(ICONS).mapToObj(LeewayWindow::icon).toList();
                    ui.post(() -> stage.getIcons().setAll(icons));
                },
                failed -> LOG.warn("the window has no icon", failed));
    }

    /** Shows the first page, with no workspace. */
    public void welcome() {
        store.dispatch(new AppEvent.Navigated(new Route.Welcome()));
        session.beat();
    }

    private static Image icon(int size) {
        return new Image(
                Objects.requireNonNull(
                        LeewayWindow.class.getResourceAsStream("icon/leeway-" + size + ".png")));
    }

    /** Opens a workspace in it. */
    public void open(String name, Opening opening) {
        session.open(name, opening);
    }

    private void close() {
        keepNow();
        frame.close();
        session.close();
        closed.run();
    }

    /** What was chosen in the last moment is kept too. */
    private void keepNow() {
        unkept.getAndSet(Optional.empty())
                .ifPresent(
                        newest -> {
                            try {
                                kept.write(newest);
                            } catch (IOException tooLateToTell) {
                                LOG.warn("{} cannot be written", kept.file(), tooLateToTell);
                            }
                        });
    }

    private void dress(AppState state) {
        themes.apply(scene, state.preferences().theme());
    }

    private void entitle(AppState state) {
        stage.setTitle(
                state.workspace().name().isEmpty()
                        ? text.text("window.title")
                        : text.text("window.title-of", state.workspace().name()));
    }

    private void keep(Preferences preferences) {
        // Typing in a filter keeps it at every letter; only the newest needs to reach the disk.
        if (unkept.getAndSet(Optional.of(preferences)).isPresent()) {
            return;
        }
        work.start(
                "keep preferences",
                () -> {
                    Thread.sleep(SETTLED);
                    Preferences newest = unkept.getAndSet(Optional.empty()).orElse(preferences);
                    kept.write(newest);
                },
                failed ->
                        inbox.post(
                                new AppEvent.NoticePosted(
                                        new Notice(
                                                true,
                                                new Trouble(
                                                        text.text("trouble.preferences"),
                                                        String.valueOf(failed.getMessage()),
                                                        text.text("trouble.preferences-next")),
                                                clock.instant(),
                                                new Route.Settings()))));
    }

    private void copy(String copied) {
        ClipboardContent content = new ClipboardContent();
        content.putString(copied);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
