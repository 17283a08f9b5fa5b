package dev.leeway.desktop;

import static org.awaitility.Awaitility.await;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.frame.Frame;
import dev.leeway.desktop.session.OpenWorkspace;
import dev.leeway.desktop.session.OpeningException;
import dev.leeway.desktop.session.WorkspaceSession;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.desktop.work.UiInbox;
import dev.leeway.desktop.work.VirtualThreadWork;
import dev.leeway.engine.workspace.UserPlaces;
import dev.leeway.themes.Theme;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The whole window over a real workspace, worked by somebody who is not on its thread. */
final class ReviewWindow implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Store store;
    private final WorkspaceSession session;
    private final Frame frame;
    private final Stage stage;
    private final String application;

    private ReviewWindow(
            Store store, WorkspaceSession session, Frame frame, Stage stage, String application) {
        this.store = store;
        this.session = session;
        this.frame = frame;
        this.stage = stage;
        this.application = application;
    }

    /** Opens a workspace file, and waits for the first comparison. */
    static ReviewWindow open(Path file, Path folder, String application) throws Exception {
        Text text = new Text(Locale.ENGLISH, ZoneOffset.UTC);
        InstantSource clock = InstantSource.system();
        ReviewWindow window =
                Fx.call(
                        () -> {
                            Store store =
                                    new Store(
                                            Fx.THREAD,
                                            AppState.first(Preferences.first(), clock.instant()));
                            UiInbox<AppEvent> inbox = new UiInbox<>(Fx.THREAD, store::dispatch);
                            VirtualThreadWork work = new VirtualThreadWork();
                            WorkspaceSession session =
                                    new WorkspaceSession(
                                            work,
                                            inbox::post,
                                            text,
                                            "ada",
                                            clock,
                                            kept -> {},
                                            copied -> {});
                            Frame frame =
                                    new Frame(
                                            new Desk(
                                                    store,
                                                    session,
                                                    text,
                                                    work,
                                                    Fx.THREAD,
                                                    session.readings()));
                            Scene scene = new Scene(frame, 1440, 900);
                            Themes themes = new Themes();
                            themes.loadFonts();
                            themes.apply(scene, Theme.DARK);
                            Stage stage = new Stage();
                            stage.setScene(scene);
                            stage.show();
                            return new ReviewWindow(store, session, frame, stage, application);
                        });
        window.session.open("story", () -> opened(file, folder));
        window.until("the first comparison", app -> app.findings().latest().isPresent());
        return window;
    }

    private static OpenWorkspace opened(Path file, Path folder) throws OpeningException {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        UserPlaces places =
                new UserPlaces(
                        folder.resolve("data"),
                        folder.resolve("state"),
                        folder.resolve("config"),
                        folder.resolve("cache"));
        return new WindowCommand(places, "test", "ada", nowhere, nowhere)
                .opened(file, Set.of(), () -> {});
    }

    /** Goes to a place. */
    void goTo(Route route) throws Exception {
        Fx.run(
                () -> {
                    store.dispatch(new AppEvent.Navigated(route));
                    Fx.settle(frame);
                });
    }

    /** Presses a plain key. */
    void press(KeyCode code) throws Exception {
        String text = code.isLetterKey() ? code.getChar().toLowerCase(Locale.ROOT) : "";
        Fx.run(
                () -> {
                    Fx.press(frame, code, text);
                    Fx.settle(frame);
                });
    }

    /** Presses the button whose words begin so, as soon as it can be pressed. */
    void push(String words) throws Exception {
        await().atMost(PATIENCE)
                .alias("the button '" + words + "'")
                .until(
                        () ->
                                Fx.call(
                                        () -> {
                                            Fx.settle(frame);
                                            Optional<ButtonBase> button =
                                                    buttons().stream()
                                                            .filter(one -> !one.isDisabled())
                                                            .filter(
                                                                    one ->
                                                                            String.valueOf(
                                                                                            one
                                                                                                    .getText())
                                                                                    .startsWith(
                                                                                            words))
                                                            .findFirst();
                                            button.ifPresent(ButtonBase::fire);
                                            Fx.settle(frame);
                                            return button.isPresent();
                                        }));
    }

    /** Types into the field that says this to a screen reader, and presses Enter. */
    void type(String field, String text, boolean enter) throws Exception {
        Fx.run(
                () -> {
                    Fx.settle(frame);
                    TextInputControl found =
                            nodes(TextInputControl.class).stream()
                                    .filter(one -> field.equals(one.getAccessibleText()))
                                    .findFirst()
                                    .orElseThrow(
                                            () -> new AssertionError("no field '" + field + "'"));
                    found.requestFocus();
                    found.setText(text);
                    Fx.settle(frame);
                    if (enter) {
                        Fx.press(frame, KeyCode.ENTER, "");
                        Fx.settle(frame);
                    }
                });
    }

    /** Waits until the application is so. */
    ApplicationState until(String what, Predicate<ApplicationState> so) throws Exception {
        await().atMost(PATIENCE)
                .alias(what)
                .until(() -> Fx.call(() -> app().filter(so).isPresent()));
        return Fx.call(() -> app().orElseThrow());
    }

    /** Waits until these words stand in the window. */
    void untilWords(String words) throws Exception {
        await().atMost(PATIENCE)
                .alias("the words '" + words + "' among " + words())
                .until(() -> words().stream().anyMatch(one -> one.contains(words)));
    }

    private Optional<ApplicationState> app() {
        return store.state().applications().find(application);
    }

    /** Returns what was told. */
    List<String> notices() throws Exception {
        return Fx.call(
                () ->
                        store.state().notices().stream()
                                .map(notice -> notice.trouble().what())
                                .toList());
    }

    /** Returns where the window is. */
    Route place() throws Exception {
        return Fx.call(() -> store.state().navigation().current());
    }

    /** Returns all words in sight. */
    List<String> words() throws Exception {
        return Fx.call(
                () -> {
                    Fx.settle(frame);
                    return nodes(Labeled.class).stream()
                            .map(Labeled::getText)
                            .filter(text -> text != null && !text.isEmpty())
                            .toList();
                });
    }

    private List<ButtonBase> buttons() {
        return nodes(ButtonBase.class);
    }

    private <T extends Node> List<T> nodes(Class<T> type) {
        List<T> found = new ArrayList<>();
        collect(frame, type, found);
        return found;
    }

    private static <T extends Node> void collect(Node node, Class<T> type, List<T> found) {
        if (!node.isVisible()) {
            return;
        }
        if (type.isInstance(node)) {
            found.add(type.cast(node));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, type, found));
        }
    }

    @Override
    public void close() {
        session.close();
        Fx.THREAD.post(
                () -> {
                    frame.close();
                    stage.close();
                });
    }
}
