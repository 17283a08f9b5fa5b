package dev.leeway.desktop.screen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.session.WindowPassphrases;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.engine.credential.Passphrases;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The passphrase is typed into the window, while the work that needs it waits elsewhere. */
class PassphraseBarTest {
    private final WindowPassphrases passphrases =
            new WindowPassphrases(Passphrases.NOBODY, Duration.ofMinutes(1));
    private final BlockingQueue<WindowPassphrases.Question> asked = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private record Window(Frame frame, Store store, int told) {}

    private static Window window() throws Exception {
        SampleWorkspace sample = new SampleWorkspace();
        return Fx.call(
                () -> {
                    SampleFrame made =
                            SampleFrame.at(
                                    new Route.Overview(),
                                    sample,
                                    new RecordingCommands(),
                                    Readings.NONE);
                    Frame frame = made.frame();
                    Store store = made.store();
                    frame.screen().ifPresent(Screen::focus);
                    return new Window(frame, store, store.state().notices().size());
                });
    }

    /** Has work ask, and shows its question. */
    private Future<Optional<char[]>> asking(Window window, Passphrases.Occasion occasion)
            throws Exception {
        passphrases.askThrough(asked::add);
        Future<Optional<char[]>> work = threads.submit(() -> passphrases.ask(occasion));
        WindowPassphrases.Question question = asked.poll(30, TimeUnit.SECONDS);
        assertThat(question).isNotNull();
        Fx.run(
                () -> {
                    window.frame().ask(question);
                    Fx.settle(window.frame());
                });
        return work;
    }

    private static boolean isAsked(Window window) {
        return window.frame().lookup(".passphrase-bar") != null;
    }

    private static PasswordField field(Window window) {
        return (PasswordField) window.frame().lookup(".password-field");
    }

    private static Button button(Window window, String words) {
        return window.frame().lookupAll(".passphrase-bar .button").stream()
                .map(Button.class::cast)
                .filter(one -> one.getText().equals(words))
                .findFirst()
                .orElseThrow();
    }

    private static int told(Window window) {
        return window.store().state().notices().size() - window.told();
    }

    @Test
    void whatIsTypedIsTheAnswerAndTheQuestionGoes() throws Exception {
        Window window = window();
        Future<Optional<char[]>> work = asking(window, Passphrases.Occasion.LOCKED);
        Fx.run(
                () -> {
                    Button unlock = button(window, "Unlock");
                    assertThat(unlock.isDisabled()).as("nothing is typed yet").isTrue();
                    field(window).setText("open sesame");
                    assertThat(unlock.isDisabled()).isFalse();
                    unlock.fire();
                    assertThat(isAsked(window) ? field(window).getText() : "")
                            .as("nothing of it stays")
                            .isEmpty();
                });
        assertThat(work.get(30, TimeUnit.SECONDS).map(String::new)).contains("open sesame");
        Fx.run(
                () -> {
                    assertThat(isAsked(window)).isFalse();
                    assertThat(window.store().state().toString()).doesNotContain("open sesame");
                    window.frame().close();
                });
    }

    @Test
    void whoeverTypesGoesOnTypingAndComesBackThereAfterTheAnswer() throws Exception {
        Window window = window();
        Fx.run(
                () -> {
                    window.store().dispatch(new AppEvent.Navigated(new Route.Applications()));
                    Fx.settle(window.frame());
                    assertThat(window.frame().screen().orElseThrow().focusFilter()).isTrue();
                });
        TextInputControl filter =
                Fx.call(() -> (TextInputControl) window.frame().getScene().getFocusOwner());
        Future<Optional<char[]>> work = asking(window, Passphrases.Occasion.LOCKED);
        Fx.run(
                () -> {
                    assertThat(window.frame().getScene().getFocusOwner()).isSameAs(filter);
                    assertThat(window.frame().hasOverlay()).as("nothing is covered").isFalse();
                    Fx.press(window.frame(), KeyCode.ESCAPE, "");
                    assertThat(isAsked(window)).as("a key of the page is no answer").isTrue();
                    filter.requestFocus();
                    Fx.press(window.frame(), KeyCode.F6, "");
                    assertThat(window.frame().getScene().getFocusOwner()).isSameAs(field(window));
                    field(window).setText("open sesame");
                    field(window).fireEvent(new ActionEvent());
                });
        assertThat(work.get(30, TimeUnit.SECONDS).map(String::new)).contains("open sesame");
        Fx.run(
                () -> {
                    assertThat(isAsked(window)).isFalse();
                    assertThat(window.frame().getScene().getFocusOwner()).isSameAs(filter);
                    window.frame().close();
                });
    }

    @Test
    void theKeysOfAListAreNotStolenEither() throws Exception {
        Window window = window();
        Node owner = Fx.call(() -> window.frame().getScene().getFocusOwner());
        Future<Optional<char[]>> work = asking(window, Passphrases.Occasion.LOCKED);
        Fx.run(
                () -> {
                    assertThat(owner).isNotNull();
                    assertThat(window.frame().getScene().getFocusOwner()).isSameAs(owner);
                    Fx.press(window.frame(), KeyCode.G, "g");
                    Fx.press(window.frame(), KeyCode.A, "a");
                    assertThat(window.frame().place()).isEqualTo(new Route.Applications());
                    assertThat(isAsked(window)).as("it stays from page to page").isTrue();
                    button(window, "Not now").fire();
                });
        assertThat(work.get(30, TimeUnit.SECONDS)).isEmpty();
        Fx.run(() -> window.frame().close());
    }

    @Test
    void whatOpensOverThePageCoversTheQuestionAndAnswersItNot() throws Exception {
        Window window = window();
        Future<Optional<char[]>> work = asking(window, Passphrases.Occasion.LOCKED);
        Fx.run(
                () -> {
                    window.frame().openPalette();
                    Fx.press(window.frame(), KeyCode.F6, "");
                    assertThat(window.frame().getScene().getFocusOwner())
                            .as("the palette has the keys")
                            .isNotSameAs(field(window));
                    Fx.press(window.frame(), KeyCode.ESCAPE, "");
                    window.frame().openNotices();
                    window.frame().closeOverlay();
                    assertThat(window.frame().hasOverlay()).isFalse();
                    assertThat(isAsked(window)).isTrue();
                    assertThat(told(window)).as("nobody declined").isZero();
                    field(window).setText("open sesame");
                    button(window, "Unlock").fire();
                });
        assertThat(work.get(30, TimeUnit.SECONDS).map(String::new)).contains("open sesame");
        Fx.run(() -> window.frame().close());
    }

    @Test
    void whoAskedForItTypesAtOnce() throws Exception {
        Window window = window();
        passphrases.askAgain();
        Future<Optional<char[]>> work = asking(window, Passphrases.Occasion.LOCKED);
        Fx.run(
                () -> {
                    assertThat(window.frame().getScene().getFocusOwner()).isSameAs(field(window));
                    button(window, "Not now").fire();
                });
        assertThat(work.get(30, TimeUnit.SECONDS)).isEmpty();
        Fx.run(() -> window.frame().close());
    }

    @Test
    void escapeInItLeavesItLockedAndSaysWhereToUnlock() throws Exception {
        Window window = window();
        Future<Optional<char[]>> work = asking(window, Passphrases.Occasion.LOCKED);
        Fx.run(
                () -> {
                    Fx.press(window.frame(), KeyCode.F6, "");
                    Fx.press(window.frame(), KeyCode.ESCAPE, "");
                });

        assertThat(work.get(30, TimeUnit.SECONDS)).isEmpty();
        Fx.run(
                () -> {
                    assertThat(isAsked(window)).isFalse();
                    assertThat(window.store().state().notices().getFirst().route())
                            .isEqualTo(new Route.Settings());
                    window.frame().close();
                });
    }

    @Test
    void whatNobodyAnsweredInTimeIsTold() throws Exception {
        Window window = window();
        WindowPassphrases hurried =
                new WindowPassphrases(Passphrases.NOBODY, Duration.ofMillis(20));
        hurried.askThrough(asked::add);
        assertThat(hurried.ask(Passphrases.Occasion.LOCKED)).isEmpty();
        WindowPassphrases.Question over = asked.remove();
        assertThat(over.end()).isEqualTo(WindowPassphrases.End.UNANSWERED);
        WindowPassphrases waiting =
                new WindowPassphrases(Passphrases.NOBODY, Duration.ofSeconds(1));
        waiting.askThrough(
                question ->
                        Fx.THREAD.post(
                                () -> {
                                    asked.add(question);
                                    window.frame().ask(question);
                                }));
        assertThat(waiting.ask(Passphrases.Occasion.LOCKED)).isEmpty();
        Fx.run(
                () -> {
                    window.frame().ask(over);
                    assertThat(isAsked(window)).isFalse();
                    assertThat(told(window)).isEqualTo(1);
                    window.frame().close();
                });
    }

    @Test
    void saysThatItWasWrongAndGoesWhenTheWorkIsCancelled() throws Exception {
        Window window = window();
        Future<Optional<char[]>> work = asking(window, Passphrases.Occasion.WRONG_BEFORE);
        Fx.run(
                () ->
                        assertThat(
                                        window.frame().lookupAll(".passphrase-bar .label").stream()
                                                .map(label -> ((Labeled) label).getText()))
                                .anyMatch(words -> words.contains("does not open the file")));
        work.cancel(true);
        threads.close();
        Fx.run(
                () -> {
                    assertThat(isAsked(window)).isFalse();
                    assertThat(told(window)).as("nobody declined").isZero();
                    window.frame().close();
                });
    }
}
