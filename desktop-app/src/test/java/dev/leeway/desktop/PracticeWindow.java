package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.desktop.control.editor.BaseText;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.bypasses.BypassesScreen;
import dev.leeway.desktop.screen.bypasses.FixAnswer;
import dev.leeway.desktop.screen.bypasses.FixKind;
import dev.leeway.desktop.screen.bypasses.LeaseModel;
import dev.leeway.desktop.screen.bypasses.WizardModel;
import dev.leeway.desktop.screen.bypasses.WizardScreen;
import dev.leeway.desktop.screen.frame.Frame;
import dev.leeway.desktop.session.WorkspaceSession;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.desktop.work.FxThread;
import dev.leeway.desktop.work.UiInbox;
import dev.leeway.desktop.work.VirtualThreadWork;
import dev.leeway.engine.bypass.Stage;
import dev.leeway.engine.workspace.UserPlaces;
import dev.leeway.themes.Theme;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.awaitility.core.ConditionTimeoutException;
import org.fxmisc.richtext.CodeArea;

/** The real window's content over the practice workspace, worked by its keys and buttons. */
final class PracticeWindow implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PracticeWorkspace practice;
    private final WorkspaceSession session;
    private final Store store;
    private final Frame frame;

    private PracticeWindow(
            PracticeWorkspace practice, WorkspaceSession session, Store store, Frame frame) {
        this.practice = practice;
        this.session = session;
        this.store = store;
        this.frame = frame;
    }

    /** Opens the practice workspace in a folder of its own. */
    static PracticeWindow open(Path folder) throws Exception {
        Text text = new Text(Locale.ENGLISH, ZoneOffset.UTC);
        UserPlaces places = TestHome.of("Ada", folder);
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        WindowCommand command =
                new WindowCommand(new FxThread(), places, "test", "ada", nowhere, nowhere);
        EngineWiring seeding = new EngineWiring(places, () -> false, "test");
        PracticeWorkspace started = PracticeWorkspace.start(places, seeding);
        InstantSource clock = InstantSource.system();
        Store store = new Store(Fx.THREAD, AppState.first(Preferences.first(), clock.instant()));
        UiInbox<AppEvent> inbox = new UiInbox<>(Fx.THREAD, store::dispatch);
        VirtualThreadWork work = new VirtualThreadWork();
        WorkspaceSession opened =
                new WorkspaceSession(
                        work,
                        inbox::post,
                        text,
                        "ada",
                        clock,
                        kept -> {},
                        copied -> {},
                        command,
                        Optional.empty(),
                        Optional.of(command.workbench()));
        Frame window =
                Fx.call(
                        () -> {
                            Frame made =
                                    new Frame(
                                            new Desk(
                                                    store,
                                                    opened,
                                                    text,
                                                    work,
                                                    Fx.THREAD,
                                                    opened.readings()));
                            Themes themes = new Themes();
                            themes.loadFonts();
                            themes.apply(new Scene(made, 1440, 900), Theme.DARK);
                            return made;
                        });
        opened.open(
                "practice",
                () ->
                        command.opened(
                                started.sample().file(),
                                Set.of(PracticeWorkspace.CLUSTER),
                                () -> {
                                    started.close();
                                    seeding.close();
                                }));
        return new PracticeWindow(started, opened, store, window);
    }

    @Override
    public void close() {
        try {
            Fx.run(frame::close);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new AssertionError("the window does not close", e);
        } finally {
            session.close();
            practice.close();
        }
    }

    Frame frame() {
        return frame;
    }

    AppState state() {
        return store.state();
    }

    void goTo(Route route) throws Exception {
        Fx.run(() -> store.dispatch(new AppEvent.Navigated(route)));
    }

    /** Asks for a plan. */
    void plan(String application, PlanWish wish) {
        session.plan(application, wish);
    }

    /** Waits until an application is compared. */
    void untilCompared(String application) {
        until(
                "compared",
                () ->
                        state().applications().find(application).stream()
                                .anyMatch(app -> app.findings() instanceof Loadable.Loaded<?>));
    }

    /** Waits; says where the window is and what it tells when that takes too long. */
    void until(String what, Callable<Boolean> so) {
        try {
            await(what)
                    .pollInterval(Duration.ofMillis(50))
                    .atMost(PATIENCE)
                    .until(() -> Fx.call(so));
        } catch (ConditionTimeoutException late) {
            throw new AssertionError(what + " did not come: " + where(), late);
        }
    }

    private String where() {
        try {
            return Fx.call(
                    () ->
                            state().navigation().current()
                                    + ", failed "
                                    + failed()
                                    + ", leases "
                                    + state().leases().all()
                                    + ", it says "
                                    + labels().toList());
        } catch (Exception e) {
            return "and the window does not answer: " + e;
        }
    }

    private Stream<String> labels() {
        Fx.settle(frame);
        return frame.lookupAll(".label").stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .filter(Objects::nonNull);
    }

    void press(KeyCode code, String typed) throws Exception {
        Fx.run(
                () -> {
                    Fx.settle(frame);
                    Fx.press(frame, code, typed);
                });
    }

    boolean inAField() {
        Fx.settle(frame);
        return frame.getScene().getFocusOwner() instanceof TextInputControl;
    }

    void type(String typed) throws Exception {
        Fx.run(
                () -> {
                    Node focus = frame.getScene().getFocusOwner();
                    assertThat(focus)
                            .as("typing needs a field")
                            .isInstanceOf(TextInputControl.class);
                    if (focus instanceof TextInputControl field) {
                        field.selectAll();
                        field.replaceSelection(typed);
                    }
                });
    }

    boolean wizard(Predicate<WizardModel> so) {
        return frame.screen().orElse(null) instanceof WizardScreen screen
                && so.test(screen.model());
    }

    boolean says(String words) {
        return labels().anyMatch(text -> text.contains(words));
    }

    Optional<LeaseState> lease() {
        return state().leases().all().stream().findFirst();
    }

    /** Returns the id of the only lease; for callers that are not on the window's thread. */
    String id() throws Exception {
        return Fx.call(() -> lease().orElseThrow().id());
    }

    /** Returns what the page that is shown says went wrong; empty when it says nothing. */
    Optional<String> failed() {
        return switch (frame.screen().orElse(null)) {
            case BypassesScreen screen
                    when screen.model().stepProperty().get()
                            instanceof LeaseModel.Step.Failed(var action, var trouble) ->
                    Optional.of(action + ": " + told(trouble));
            case WizardScreen screen ->
                    screen.model()
                            .troubleProperty()
                            .get()
                            .or(
                                    () ->
                                            screen.model().answerProperty().get()
                                                            instanceof FixAnswer.Failed(var trouble)
                                                    ? Optional.of(trouble)
                                                    : Optional.empty())
                            .map(trouble -> "the wizard: " + told(trouble));
            case null, default -> Optional.empty();
        };
    }

    private static String told(Trouble trouble) {
        return String.join("; ", trouble.what(), trouble.why(), trouble.next());
    }

    /** Waits until something is so; fails at once, with its words, when the page says trouble. */
    void untilUnlessTrouble(String what, Callable<Boolean> so) throws Exception {
        until(what, () -> so.call() || failed().isPresent());
        assertThat(Fx.call(() -> so.call() ? Optional.<String>empty() : failed()))
                .as(what)
                .isEmpty();
    }

    boolean stands(Stage stage) {
        return lease().filter(one -> one.lease().stage() == stage).isPresent();
    }

    /** Returns hands on the cluster and the repository behind the window. */
    PracticeHand hand() {
        return new PracticeHand(practice);
    }

    /** Chooses a way to fix; returns true, so that it can be waited for. */
    boolean take(WizardModel model, FixKind kind) {
        model.take(kind);
        return true;
    }

    /** Returns whether a button is there and can be pushed. */
    boolean canPush(String words) {
        return button(words).isPresent();
    }

    private Optional<ButtonBase> button(String words) {
        Fx.settle(frame);
        return frame.lookupAll(".button").stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .filter(one -> one.isManaged() && !one.isDisabled())
                .filter(one -> words.equals(one.getText()))
                .findFirst();
    }

    /** Pushes a button as soon as it can be pushed. */
    void push(String words) throws Exception {
        pushUnless(words, () -> false);
    }

    /** Pushes a button as soon as it can be pushed, unless what it leads to is so already. */
    void pushUnless(String words, Callable<Boolean> so) {
        until(
                "the button '" + words + "'",
                () -> {
                    Optional<ButtonBase> button = button(words);
                    button.ifPresent(ButtonBase::fire);
                    return button.isPresent() || so.call();
                });
    }

    /** The text that is edited, and not the one that lies beside it for reading. */
    private Optional<CodeArea> edited() {
        Fx.settle(frame);
        return frame.lookupAll(".code-area").stream()
                .filter(CodeArea.class::isInstance)
                .map(CodeArea.class::cast)
                .filter(CodeArea::isEditable)
                .findFirst();
    }

    /** Edits the text in the editor that is shown, as typing does. */
    void editText(UnaryOperator<String> change) throws Exception {
        until("an editor", () -> edited().isPresent());
        Fx.run(() -> edited().ifPresent(area -> area.replaceText(change.apply(area.getText()))));
    }

    /** Returns the text in the editor that is shown; empty without one. */
    String text() {
        return edited().map(CodeArea::getText).orElse("");
    }

    /** Returns the line of the editor that the caret is in; empty without one. */
    String lineAtCaret() {
        return edited().map(area -> area.getText(area.getCurrentParagraph())).orElse("");
    }

    /** Returns how much of a part's height lies below the last of its words. */
    double below(String part) {
        Fx.settle(frame);
        Node whole = frame.lookup(part);
        double words =
                whole.lookupAll(".label").stream()
                        .mapToDouble(one -> one.localToScene(one.getLayoutBounds()).getMaxY())
                        .max()
                        .orElseThrow();
        return whole.localToScene(whole.getLayoutBounds()).getMaxY() - words;
    }

    /** Returns the text that lies beside the editor for reading. */
    Optional<BaseText> base() {
        Fx.settle(frame);
        return frame.lookup(".base-text") instanceof BaseText base
                ? Optional.of(base)
                : Optional.empty();
    }
}
