package dev.leeway.desktop.screen.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.reading.ReadingException;
import dev.leeway.desktop.reading.WorkspaceMaking;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.InlineWork;
import dev.leeway.engine.discover.Discovery;
import dev.leeway.engine.discover.WorkspaceDraft;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Test;

/** Where kubectl has no kubeconfig, another one is chosen, and everything after comes from it. */
class WelcomeModelTest {
    private static final Path OTHER = Path.of("/srv/kube/config");

    /** A machine on which kubectl finds nothing. */
    private static final class NoKubeconfig implements WorkspaceMaking {
        final List<String> asked = new ArrayList<>();
        Optional<WorkspaceDraft> drafted = Optional.empty();

        @Override
        public List<Path> recent() {
            return List.of();
        }

        @Override
        public List<Context> contexts(Optional<Path> kubeconfig) throws ReadingException {
            if (kubeconfig.isEmpty()) {
                throw new ReadingException(
                        new Trouble("no kubeconfig", "it does not exist", "name one"),
                        new IllegalStateException("no kubeconfig"));
            }
            return List.of(new Context("prod", "https://prod", true));
        }

        @Override
        public Discovery discover(Optional<Path> kubeconfig, String context)
                throws ReadingException {
            asked.add(context + " of " + kubeconfig.map(Path::toString).orElse("kubectl"));
            throw new ReadingException(
                    new Trouble("silent", "", ""), new IllegalStateException("silent"));
        }

        @Override
        public Preview preview(WorkspaceDraft draft, Path file) {
            drafted = Optional.of(draft);
            return new Preview(draft.yaml(), List.of());
        }

        @Override
        public void write(Preview preview, Path file) {
            throw new UnsupportedOperationException("nothing is written here");
        }
    }

    @Test
    void aChosenKubeconfigIsReadSearchedAndWrittenDown() throws Exception {
        NoKubeconfig machine = new NoKubeconfig();
        WelcomeModel model = Fx.call(() -> new WelcomeModel(desk(machine)));
        assertThat(Fx.call(model.contextsProperty()::get)).isInstanceOf(Loadable.Failed.class);
        List<String> wished = new ArrayList<>();
        MakingPane pane =
                Fx.call(
                        () ->
                                new MakingPane(
                                        desk(machine),
                                        model,
                                        () -> wished.add("another"),
                                        writable -> {}));
        Fx.run(
                () -> {
                    new Scene(pane, 900, 700);
                    Fx.settle(pane);
                    button(pane, "Choose a kubeconfig…").fire();
                    assertThat(button(pane, "Look for applications").isDisabled()).isTrue();
                    model.readContexts(Optional.of(OTHER));
                });
        assertThat(wished).as("the way out of the dead end").hasSize(1);
        ComboBox<?> contexts = Fx.call(() -> (ComboBox<?>) pane.lookup(".combo-box"));
        assertThat(Fx.call(contexts::getValue)).isEqualTo("prod");
        Fx.run(() -> button(pane, "Look for applications").fire());
        Fx.run(() -> Fx.settle(pane));
        assertThat(machine.asked).containsExactly("prod of " + OTHER);
        assertThat(machine.drafted.orElseThrow().yaml()).contains("kubeconfig: " + OTHER);
    }

    private static Button button(MakingPane pane, String words) {
        return pane.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(one -> words.equals(one.getText()))
                .findFirst()
                .orElseThrow();
    }

    private static Desk desk(WorkspaceMaking making) {
        return new Desk(
                new Store(Fx.THREAD, AppState.first(Preferences.first(), Instant.EPOCH)),
                new RecordingCommands(),
                new Text(Locale.ENGLISH, ZoneOffset.UTC),
                new InlineWork(),
                Fx.THREAD,
                new Readings() {
                    @Override
                    public Optional<WorkspaceMaking> making() {
                        return Optional.of(making);
                    }
                });
    }
}
