package dev.leeway.desktop.screen.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.reading.RuleDesk;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.engine.workspace.Workspace.IgnoreDifference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;

/** Whoever removes rules by keyboard goes on where they are. */
class RulesSectionTest {
    private final List<RuleDesk.Standing> standing = new CopyOnWriteArrayList<>();
    private final SampleWorkspace sample = new SampleWorkspace();

    /** Rules that are kept in memory. */
    private final class Kept implements RuleDesk {
        @Override
        public Preview preview(String application, IgnoreDifference rule) {
            throw new UnsupportedOperationException("nothing is previewed here");
        }

        @Override
        public void write(Preview preview) {
            throw new UnsupportedOperationException("nothing is written here");
        }

        @Override
        public List<Standing> standing() {
            return List.copyOf(standing);
        }

        @Override
        public void remove(Standing rule) {
            standing.remove(rule);
        }
    }

    private static RuleDesk.Standing rule(String name) {
        return new RuleDesk.Standing(
                new IgnoreDifference(
                        "apps",
                        "Deployment",
                        "",
                        name,
                        List.of("/spec/replicas"),
                        List.of(),
                        List.of(),
                        "leeway.yaml:28"),
                List.of("checkout"));
    }

    private SampleFrame open() throws Exception {
        Readings readings =
                new Readings() {
                    @Override
                    public Optional<RuleDesk> rules() {
                        return Optional.of(new Kept());
                    }
                };
        return Fx.call(
                () ->
                        SampleFrame.at(
                                new Route.Settings(), sample, new RecordingCommands(), readings));
    }

    private static String focus(SampleFrame shown) throws Exception {
        return Fx.call(
                () -> {
                    Node owner = shown.frame().getScene().getFocusOwner();
                    return owner instanceof Button button
                            ? button.getAccessibleText()
                            : owner instanceof Labeled label ? label.getText() : "" + owner;
                });
    }

    private static String end(String name) {
        return "Remove: Deployment " + name + ": /spec/replicas";
    }

    private static Optional<Button> button(SampleFrame shown, String name) {
        return shown.frame().lookupAll(".rules-section .button").stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(one -> end(name).equals(one.getAccessibleText()))
                .findFirst();
    }

    private static void press(SampleFrame shown, String name) throws Exception {
        await().until(() -> Fx.call(() -> button(shown, name).isPresent()));
        Fx.run(
                () -> {
                    Button end = button(shown, name).orElseThrow();
                    end.requestFocus();
                    end.fire();
                });
        await().until(() -> Fx.call(() -> button(shown, name).isEmpty()));
        // Where the frame puts the focus back, it does so in a later turn.
        Fx.run(() -> Fx.settle(shown.frame()));
    }

    @Test
    void theKeyboardStaysAtTheNextRuleThenAtTheOneBeforeAndThenAtTheHeading() throws Exception {
        standing.addAll(List.of(rule("api"), rule("jobs"), rule("web")));
        SampleFrame shown = open();

        press(shown, "jobs");
        assertThat(focus(shown)).isEqualTo(end("web"));
        press(shown, "web");
        assertThat(focus(shown)).isEqualTo(end("api"));
        press(shown, "api");
        assertThat(focus(shown)).isEqualTo("Ignored differences");
        Fx.run(shown::close);
    }

    @Test
    void aRuleThatWasTakenBackElsewhereIsThereAgain() throws Exception {
        standing.add(rule("api"));
        SampleFrame shown = open();
        press(shown, "api");

        standing.add(rule("api"));
        Fx.run(
                () ->
                        shown.store()
                                .dispatch(
                                        new AppEvent.NoticePosted(
                                                new Notice(
                                                        false,
                                                        new Trouble("It stands again", "", ""),
                                                        Instant.EPOCH,
                                                        new Route.Settings()))));
        await().until(() -> Fx.call(() -> button(shown, "api").isPresent()));
        assertThat(focus(shown)).isEqualTo(end("api"));
        Fx.run(shown::close);
    }
}
