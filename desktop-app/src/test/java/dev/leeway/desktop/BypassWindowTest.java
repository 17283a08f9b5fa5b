package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.bypasses.BypassesScreen;
import dev.leeway.desktop.screen.bypasses.LeaseModel;
import dev.leeway.desktop.screen.bypasses.WizardModel;
import dev.leeway.desktop.screen.bypasses.WizardScreen;
import dev.leeway.desktop.screen.frame.Frame;
import dev.leeway.desktop.session.WorkspaceSession;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.desktop.work.UiInbox;
import dev.leeway.desktop.work.VirtualThreadWork;
import dev.leeway.engine.bypass.Stage;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.workspace.UserPlaces;
import dev.leeway.themes.Theme;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fix by keys alone, in the real window's content over the practice cluster: found, reviewed,
 * sent, overwritten by a hand, fixed anew, taken back.
 */
@Timeout(300)
class BypassWindowTest {
    private static final String DEPLOYMENT = "/apis/apps/v1/namespaces/shop/deployments/storefront";
    private static final String HOTFIX = "registry.example.com/shop/storefront:1.8.2-hotfix";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path folder = Path.of("");
    private final Text text = new Text(Locale.ENGLISH, ZoneOffset.UTC);
    private Optional<PracticeWorkspace> practice = Optional.empty();
    private Optional<WorkspaceSession> session = Optional.empty();
    private Store store = new Store(Fx.THREAD, AppState.first(Preferences.first(), Instant.EPOCH));
    private Optional<Frame> window = Optional.empty();

    @BeforeEach
    void openThePracticeWorkspace() throws Exception {
        UserPlaces places =
                new UserPlaces(
                        folder.resolve("data"),
                        folder.resolve("state"),
                        folder.resolve("config"),
                        folder.resolve("cache"));
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        WindowCommand command = new WindowCommand(places, "test", "ada", nowhere, nowhere);
        EngineWiring seeding = new EngineWiring(places, () -> false, "test");
        PracticeWorkspace started = PracticeWorkspace.start(places, seeding);
        practice = Optional.of(started);
        InstantSource clock = InstantSource.system();
        store = new Store(Fx.THREAD, AppState.first(Preferences.first(), clock.instant()));
        UiInbox<AppEvent> inbox = new UiInbox<>(Fx.THREAD, store::dispatch);
        VirtualThreadWork work = new VirtualThreadWork();
        WorkspaceSession opened =
                new WorkspaceSession(
                        work, inbox::post, text, "ada", clock, kept -> {}, copied -> {});
        session = Optional.of(opened);
        window =
                Optional.of(
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
                                }));
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
    }

    @AfterEach
    void close() throws Exception {
        if (window.isPresent()) {
            Fx.run(window.get()::close);
        }
        session.ifPresent(WorkspaceSession::close);
        practice.ifPresent(PracticeWorkspace::close);
    }

    private Frame frame() {
        return window.orElseThrow();
    }

    private void until(String what, Callable<Boolean> so) {
        await(what).pollInterval(Duration.ofMillis(50)).atMost(PATIENCE).until(() -> Fx.call(so));
    }

    private AppState state() {
        return store.state();
    }

    private void press(KeyCode code, String typed) throws Exception {
        Fx.run(
                () -> {
                    Fx.settle(frame());
                    Fx.press(frame(), code, typed);
                });
    }

    private boolean inAField() {
        Fx.settle(frame());
        return frame().getScene().getFocusOwner() instanceof TextInputControl;
    }

    private void type(String typed) throws Exception {
        Fx.run(
                () -> {
                    Node focus = frame().getScene().getFocusOwner();
                    assertThat(focus)
                            .as("typing needs a field")
                            .isInstanceOf(TextInputControl.class);
                    if (focus instanceof TextInputControl field) {
                        field.selectAll();
                        field.replaceSelection(typed);
                    }
                });
    }

    private boolean wizard(Predicate<WizardModel> so) {
        return frame().screen().orElse(null) instanceof WizardScreen screen
                && so.test(screen.model());
    }

    private boolean says(String words) {
        Fx.settle(frame());
        return frame().lookupAll(".label").stream()
                .anyMatch(
                        node ->
                                node instanceof Labeled label
                                        && label.getText() != null
                                        && label.getText().contains(words));
    }

    private Optional<LeaseState> lease() {
        return state().leases().all().stream().findFirst();
    }

    private Optional<String> failed() {
        return frame().screen().orElse(null) instanceof BypassesScreen screen
                        && screen.model().stepProperty().get()
                                instanceof LeaseModel.Step.Failed(var action, var trouble)
                ? Optional.of(action + ": " + trouble.details())
                : Optional.empty();
    }

    private boolean stands(Stage stage) {
        return lease().filter(one -> one.lease().stage() == stage).isPresent();
    }

    private String image() {
        JsonObject live =
                practice.orElseThrow()
                        .cluster()
                        .api()
                        .handle(ApiRequest.of("GET", DEPLOYMENT).by(ApiRequest.ADMIN))
                        .jsonBody();
        return live.objectAt("spec", "template", "spec")
                .arrayAt("containers")
                .objects()
                .filter(one -> one.string("name", "").equals("web"))
                .findFirst()
                .map(one -> one.string("image", ""))
                .orElse("");
    }

    private void overwriteByHand() {
        practice.orElseThrow()
                .cluster()
                .api()
                .handle(
                        ApiRequest.of("PATCH", DEPLOYMENT)
                                .by(ApiRequest.ADMIN)
                                .withQuery("fieldManager", "kubectl-edit")
                                .withBody(
                                        "application/strategic-merge-patch+json",
                                        JsonReader.read(
                                                """
                                                {"spec":{"template":{"spec":{"containers":[{"name":"web",\
                                                "image":"registry.example.com/shop/storefront:1.7.0"}]}}}}""")));
    }

    @Test
    void aFixIsSentByFourInteractionsOverwrittenFixedAnewAndTakenBack() throws Exception {
        until(
                "compared",
                () ->
                        state().applications().find("storefront").stream()
                                .anyMatch(app -> app.findings() instanceof Loadable.Loaded<?>));
        String before = image();
        Fx.run(
                () ->
                        store.dispatch(
                                new AppEvent.Navigated(
                                        new Route.Application("storefront", Route.Tab.DRIFT))));
        until("drift", () -> says("storefront"));
        for (int object = 0; object < 8; object++) {
            if (Fx.call(() -> says("Deployment shop/storefront"))) {
                break;
            }
            press(KeyCode.J, "j");
        }
        assertThat(Fx.call(() -> says("Deployment shop/storefront"))).isTrue();

        long opened = System.nanoTime();
        press(KeyCode.B, "b");
        until("read", () -> wizard(model -> model.known().isPresent()));
        assertThat(Fx.call(() -> wizard(model -> !model.readyProperty().get()))).isTrue();
        until("a field to type into", () -> inAField());
        type(HOTFIX);
        press(KeyCode.ENTER, "\r");
        type("the new checkout button does nothing");
        until("answered", () -> wizard(model -> model.readyProperty().get()));
        assertThat(Fx.call(() -> says("What will the server store?"))).isTrue();
        assertThat(Fx.call(() -> says(HOTFIX))).isTrue();
        assertThat(Fx.call(() -> says("Leeway"))).isTrue();
        assertThat(Fx.call(() -> says("pod(s)"))).isTrue();
        assertThat(image()).as("nothing was sent yet").isEqualTo(before);
        Fx.run(() -> Fx.press(frame(), KeyCode.ENTER, "\r", true));
        until("fixed", () -> stands(Stage.FIXED));
        System.out.println(
                "open wizard to fix live, in ms: "
                        + Duration.ofNanos(System.nanoTime() - opened).toMillis());
        assertThat(image()).isEqualTo(HOTFIX);
        assertThat(Fx.call(() -> state().navigation().current())).isInstanceOf(Route.Bypass.class);
        assertThat(Fx.call(() -> says("the new checkout button does nothing"))).isTrue();

        overwriteByHand();
        until("eroded", () -> stands(Stage.ERODED));
        until("named", () -> says("Overwritten by kubectl-edit"));
        Fx.run(() -> store.dispatch(new AppEvent.Navigated(new Route.Overview())));
        until("attention", () -> says("kubectl-edit"));
        Fx.run(
                () ->
                        store.dispatch(
                                new AppEvent.Navigated(
                                        new Route.Application("storefront", Route.Tab.DRIFT))));
        until("banner", () -> says("Overwritten by kubectl-edit"));

        Fx.run(
                () ->
                        store.dispatch(
                                new AppEvent.Navigated(
                                        new Route.Bypass(lease().orElseThrow().id()))));
        press(KeyCode.X, "x");
        until("fixed anew or not", () -> stands(Stage.FIXED) || failed().isPresent());
        assertThat(Fx.call(this::failed)).isEmpty();
        assertThat(image()).isEqualTo(HOTFIX);

        until(
                "at rest",
                () ->
                        lease().filter(one -> !one.underWay())
                                .filter(one -> one.lease().pending().isEmpty())
                                .isPresent());
        press(KeyCode.U, "u");
        type("the button works again");
        press(KeyCode.ENTER, "\r");
        until("taken back", () -> stands(Stage.ABANDONED));
        assertThat(image()).isEqualTo(before);
        until("told", () -> says("the button works again"));
    }
}
