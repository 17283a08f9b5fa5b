package dev.leeway.desktop.screen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.session.WindowPassphrases;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.desktop.work.InlineWork;
import dev.leeway.engine.credential.Passphrases;
import dev.leeway.themes.Theme;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The passphrase is typed into the window, while the work that needs it waits elsewhere. */
class PassphraseCardTest {
    private final WindowPassphrases passphrases =
            new WindowPassphrases(Passphrases.NOBODY, Duration.ofMinutes(1));
    private final BlockingQueue<WindowPassphrases.Question> asked = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private record Window(Frame frame, Store store) {}

    private static Window window() throws Exception {
        SampleWorkspace sample = new SampleWorkspace();
        return Fx.call(
                () -> {
                    Store store = new Store(Fx.THREAD, sample.state());
                    Frame frame =
                            new Frame(
                                    new Desk(
                                            store,
                                            new RecordingCommands(),
                                            sample.text(),
                                            new InlineWork(),
                                            Fx.THREAD,
                                            Readings.NONE));
                    Themes themes = new Themes();
                    themes.loadFonts();
                    themes.apply(new Scene(frame, 1440, 900), Theme.DARK);
                    Fx.settle(frame);
                    return new Window(frame, store);
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

    private static String words(Window window, String selector) {
        return window.frame().lookup(selector) instanceof Labeled label ? label.getText() : "";
    }

    @Test
    void whatIsTypedIsTheAnswerAndTheQuestionGoes() throws Exception {
        Window window = window();
        Future<Optional<char[]>> work = asking(window, Passphrases.Occasion.LOCKED);
        Fx.run(
                () -> {
                    PasswordField field = (PasswordField) window.frame().lookup(".password-field");
                    Button unlock = (Button) window.frame().lookup(".passphrase-buttons .primary");
                    assertThat(unlock.isDisabled()).as("nothing is typed yet").isTrue();
                    field.setText("open sesame");
                    assertThat(unlock.isDisabled()).isFalse();
                    unlock.fire();
                    assertThat(field.getText()).as("nothing of it stays").isEmpty();
                });
        assertThat(work.get(30, TimeUnit.SECONDS).map(String::new)).contains("open sesame");
        Fx.run(
                () -> {
                    assertThat(window.frame().hasOverlay()).isFalse();
                    assertThat(window.store().state().toString()).doesNotContain("open sesame");
                    window.frame().close();
                });
    }

    @Test
    void escapeLeavesItLockedAndSaysWhereToUnlock() throws Exception {
        Window window = window();
        Future<Optional<char[]>> work = asking(window, Passphrases.Occasion.LOCKED);
        Fx.run(() -> Fx.press(window.frame(), KeyCode.ESCAPE, ""));

        assertThat(work.get(30, TimeUnit.SECONDS)).isEmpty();
        Fx.run(
                () -> {
                    assertThat(window.frame().hasOverlay()).isFalse();
                    assertThat(window.store().state().notices().getFirst().route())
                            .isEqualTo(new Route.Settings());
                    window.frame().close();
                });
    }

    @Test
    void saysThatItWasWrongAndGoesWhenTheWorkIsCancelled() throws Exception {
        Window window = window();
        Future<Optional<char[]>> work = asking(window, Passphrases.Occasion.WRONG_BEFORE);
        Fx.run(
                () ->
                        assertThat(words(window, ".passphrase-wrong"))
                                .contains("does not open the file"));
        int told = Fx.call(() -> window.store().state().notices().size());
        WindowPassphrases.Question[] none = {};
        assertThat(asked.toArray(none)).isEmpty();
        work.cancel(true);
        threads.close();
        Fx.run(
                () -> {
                    assertThat(window.frame().hasOverlay()).isFalse();
                    assertThat(window.store().state().notices())
                            .as("nobody declined")
                            .hasSize(told);
                    window.frame().close();
                });
    }
}
