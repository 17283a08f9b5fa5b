package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.desktop.capture.LayoutCheck;
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
import dev.leeway.desktop.work.FxThread;
import dev.leeway.desktop.work.UiInbox;
import dev.leeway.desktop.work.VirtualThreadWork;
import dev.leeway.engine.history.SyncRecord;
import dev.leeway.engine.workspace.UserPlaces;
import dev.leeway.themes.Theme;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The whole window over a real workspace, worked by somebody who is not on its thread. */
final class ReviewWindow implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Of "Release" and "Release into Git" the one that was asked for. */
    private static final Comparator<Node> SHORTEST_WORDS =
            Comparator.comparingInt(
                    node ->
                            node instanceof Labeled labeled && labeled.getText() != null
                                    ? labeled.getText().length()
                                    : 0);

    private final Store store;
    private final WorkspaceSession session;
    private final Frame frame;
    private final Stage stage;
    private final Robot robot;

    private ReviewWindow(
            Store store, WorkspaceSession session, Frame frame, Stage stage, Robot robot) {
        this.store = store;
        this.session = session;
        this.frame = frame;
        this.stage = stage;
        this.robot = robot;
    }

    /** Opens a workspace file, and waits for the first comparison. */
    static ReviewWindow open(Path file, Path folder) throws Exception {
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
                            stage.setX(0);
                            stage.setY(0);
                            stage.show();
                            return new ReviewWindow(store, session, frame, stage, new Robot());
                        });
        window.session.open("story", () -> opened(file, folder));
        await("the first comparison of all")
                .atMost(PATIENCE)
                .until(() -> Fx.call(window::isCompared));
        return window;
    }

    private static OpenWorkspace opened(Path file, Path folder) throws OpeningException {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        UserPlaces places = UserPlaces.below(folder, folder.resolve("user"));
        return new WindowCommand(new FxThread(), places, "test", "ada", nowhere, nowhere)
                .opened(file, Set.of(), () -> {});
    }

    private boolean isCompared() {
        List<ApplicationState> all = store.state().applications().toList();
        return !all.isEmpty() && all.stream().allMatch(app -> app.findings().latest().isPresent());
    }

    /**
     * Strikes a key, as the keyboard would; the window has time to act on it. The robot of the
     * headless platform sends no characters.
     */
    void stroke(KeyCode code) throws Exception {
        Fx.run(
                () -> {
                    Fx.settle(frame);
                    robot.keyPress(code);
                    if (code.isLetterKey() || code.isDigitKey() || code == KeyCode.SLASH) {
                        Fx.type(frame, code.getChar().toLowerCase(Locale.ROOT));
                    }
                    robot.keyRelease(code);
                });
        rest();
    }

    /** Writes where the focus is, over what is there. */
    void write(String text) throws Exception {
        Fx.run(
                () -> {
                    Node focus = stage.getScene().getFocusOwner();
                    assertThat(focus).isInstanceOf(TextInputControl.class);
                    ((TextInputControl) focus).selectAll();
                    for (int i = 0; i < text.length(); i++) {
                        Fx.type(frame, text.substring(i, i + 1));
                    }
                });
        rest();
    }

    /** What was struck or clicked, and what follows from it at once, is done when this returns. */
    private void rest() throws Exception {
        Fx.run(() -> Fx.settle(frame));
        Fx.run(() -> Fx.settle(frame));
    }

    /** Returns what is wrong with how the window is laid out. */
    List<LayoutCheck.Flaw> flaws() throws Exception {
        return Fx.call(() -> LayoutCheck.of(stage.getScene().getRoot()));
    }

    /** Returns where the focus is. */
    Node focus() throws Exception {
        return Fx.call(this::focusNow);
    }

    /** Returns the words in the selected rows of what has the focus. */
    List<String> selected() throws Exception {
        return Fx.call(
                () -> {
                    Fx.settle(frame);
                    return nodes(IndexedCell.class).stream()
                            .filter(cell -> cell.isSelected() && within(cell, focusNow()))
                            .flatMap(cell -> cell.lookupAll(".label").stream())
                            .map(label -> ((Labeled) label).getText())
                            .toList();
                });
    }

    private static boolean within(Node node, Node whole) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up.equals(whole)) {
                return true;
            }
        }
        return false;
    }

    private Node focusNow() {
        Node owner = stage.getScene().getFocusOwner();
        return owner == null ? frame : owner;
    }

    /** Clicks the button whose words begin so, as soon as it can be pressed. */
    void clickButton(String words) throws Exception {
        click("the button '" + words + "'", ButtonBase.class, one -> says(one, words), 1);
    }

    /** Clicks what says this to a screen reader. */
    void clickNamed(String words) throws Exception {
        click(
                "what is called '" + words + "'",
                Node.class,
                one ->
                        (one instanceof ButtonBase || one instanceof TextInputControl)
                                && words.equals(one.getAccessibleText()),
                1);
    }

    /** Clicks what says just these words in a row. */
    void clickLabel(String words, int times) throws Exception {
        click(
                "the words '" + words + "'",
                Labeled.class,
                one -> words.equals(one.getText()) && inRow(one),
                times);
    }

    /** Clicks the last row of the history. */
    void clickLastSync() throws Exception {
        click(
                "the last sync",
                ListCell.class,
                row ->
                        !row.isEmpty()
                                && row.getItem() instanceof SyncRecord
                                && row.getIndex() == row.getListView().getItems().size() - 1,
                1);
    }

    private static boolean inRow(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up instanceof Cell<?>) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a button's words begin so. */
    static boolean says(ButtonBase button, String words) {
        return !button.isDisabled() && String.valueOf(button.getText()).startsWith(words);
    }

    /** Waits until such a button can be pressed. */
    void untilButton(String words) throws Exception {
        await("the button '" + words + "'")
                .atMost(PATIENCE)
                .until(
                        () ->
                                Fx.call(
                                        () ->
                                                nodes(ButtonBase.class).stream()
                                                        .anyMatch(one -> says(one, words))));
    }

    /** Waits until there is such a field. */
    void untilField(String words) throws Exception {
        await("the field '" + words + "'")
                .atMost(PATIENCE)
                .until(
                        () ->
                                Fx.call(
                                        () ->
                                                nodes(TextInputControl.class).stream()
                                                        .anyMatch(
                                                                one ->
                                                                        words.equals(
                                                                                one
                                                                                        .getAccessibleText()))));
    }

    /** Clicks the button with just these words if it can be pressed now. */
    void clickIfThere(String words) throws Exception {
        Fx.call(
                () ->
                        clicked(
                                ButtonBase.class,
                                one -> !one.isDisabled() && words.equals(one.getText()),
                                1));
        rest();
    }

    /** Clicks what is wanted as soon as it is in sight. */
    private <T extends Node> void click(String what, Class<T> type, Predicate<T> wanted, int times)
            throws Exception {
        await().atMost(PATIENCE)
                .alias(what)
                .until(() -> Fx.call(() -> clicked(type, wanted, times)));
        rest();
    }

    /** Moves the mouse to the middle of a node that is in sight, and clicks what lies there. */
    private <T extends Node> boolean clicked(Class<T> type, Predicate<T> wanted, int times) {
        Fx.settle(frame);
        Optional<T> found =
                nodes(type).stream().filter(wanted).filter(this::inSight).min(SHORTEST_WORDS);
        found.ifPresent(node -> clickAt(node, times));
        return found.isPresent();
    }

    private boolean inSight(Node node) {
        Bounds box = node.localToScene(node.getLayoutBounds());
        return !node.isDisabled()
                && box.getWidth() > 0
                && frame.getLayoutBounds().contains(box.getCenterX(), box.getCenterY());
    }

    private void clickAt(Node node, int times) {
        Point2D middle =
                node.localToScreen(
                        node.getLayoutBounds().getCenterX(), node.getLayoutBounds().getCenterY());
        robot.mouseMove(middle);
        for (int i = 0; i < times; i++) {
            robot.mouseClick(MouseButton.PRIMARY);
        }
    }

    /** Waits until the application is so. */
    ApplicationState until(String application, String what, Predicate<ApplicationState> so)
            throws Exception {
        await().atMost(PATIENCE)
                .alias(what)
                .until(() -> Fx.call(() -> app(application).filter(so).isPresent()));
        return Fx.call(() -> app(application).orElseThrow());
    }

    /** Waits until the newest lease of the application is in a stage. */
    void untilStage(String application, dev.leeway.engine.bypass.Stage stage) throws Exception {
        await("a lease of " + application + " that is " + stage)
                .atMost(PATIENCE)
                .until(() -> stage(application).filter(stage::equals).isPresent());
    }

    /** Returns the stage of the application's lease. */
    Optional<dev.leeway.engine.bypass.Stage> stage(String application) throws Exception {
        return Fx.call(
                () ->
                        store.state().leases().all().stream()
                                .filter(one -> one.application().equals(application))
                                .filter(one -> !one.underWay())
                                .findFirst()
                                .map(one -> one.lease().stage()));
    }

    /** Returns the id of the application's newest lease. */
    String leaseOf(String application) throws Exception {
        return Fx.call(
                () ->
                        store.state().leases().all().stream()
                                .filter(one -> one.application().equals(application))
                                .findFirst()
                                .orElseThrow()
                                .id());
    }

    /** Waits until these words stand in the window. */
    void untilWords(String words) throws Exception {
        await().atMost(PATIENCE)
                .alias("the words '" + words + "' among " + words())
                .until(() -> words().stream().anyMatch(one -> one.contains(words)));
    }

    private Optional<ApplicationState> app(String application) {
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

    /** Goes to a place as a link would. */
    void go(Route route) throws Exception {
        Fx.run(() -> store.dispatch(new AppEvent.Navigated(route)));
        rest();
    }

    /** Returns everything that can be read, heard or hovered over, but for what is edited. */
    List<String> everythingSaid() throws Exception {
        return Fx.call(
                () -> {
                    Fx.settle(frame);
                    List<@Nullable String> said = new ArrayList<>();
                    for (Node node : nodes(Node.class)) {
                        said.add(node.getAccessibleText());
                        if (node instanceof Labeled labeled) {
                            said.add(labeled.getText());
                        }
                        if (node instanceof Control control && control.getTooltip() != null) {
                            said.add(control.getTooltip().getText());
                        }
                        if (node instanceof javafx.scene.text.Text text && !edited(text)) {
                            said.add(text.getText());
                        }
                    }
                    return said.stream().filter(one -> one != null && !one.isEmpty()).toList();
                });
    }

    private static boolean edited(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof TextInputControl || at instanceof CodeArea) {
                return true;
            }
        }
        return false;
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
