package dev.leeway.desktop.screen.applications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.RepositoryPlace.View;
import dev.leeway.desktop.state.Route;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** A closer look at an application leads to the files it comes from. */
class PeekTest {
    private final SampleWorkspace sample = new SampleWorkspace();

    private void peek(String application, Look look) throws Exception {
        Fx.run(
                () -> {
                    try (SampleFrame window =
                            SampleFrame.at(
                                    new Route.Applications(),
                                    sample,
                                    new RecordingCommands(),
                                    Readings.NONE)) {
                        TableView<?> table =
                                (TableView<?>) window.frame().lookup(".applications-table");
                        for (int row = 0; row < table.getItems().size(); row++) {
                            if (((ApplicationRow) table.getItems().get(row))
                                    .get()
                                    .name()
                                    .equals(application)) {
                                table.getSelectionModel().clearAndSelect(row);
                            }
                        }
                        table.requestFocus();
                        Fx.press(window.frame(), KeyCode.SPACE, " ");
                        Fx.settle(window.frame());
                        look.at(window);
                    }
                });
    }

    @FunctionalInterface
    private interface Look {
        void at(SampleFrame window);
    }

    private static Button button(SampleFrame window, Predicate<Button> which) {
        return window.frame().lookupAll(".peek .button").stream()
                .map(Button.class::cast)
                .filter(which)
                .findFirst()
                .orElseThrow();
    }

    private static Route here(SampleFrame window) {
        return window.store().state().navigation().current();
    }

    @Test
    void theFolderOfAnApplicationIsOpenedAtTheComparedRevision() throws Exception {
        peek(
                "checkout-prod",
                window -> {
                    button(window, one -> one.getText().equals("Open in Repositories")).fire();
                    assertThat(here(window))
                            .isEqualTo(
                                    new Route.Repositories(
                                            Optional.of(
                                                    new RepositoryPlace(
                                                            "platform",
                                                            SampleObjects.REVISION.commit(),
                                                            new View.Files(
                                                                    "apps/checkout/overlays/prod",
                                                                    0)))));
                });
    }

    @Test
    void anObjectLeadsToTheLineItComesFrom() throws Exception {
        peek(
                "checkout-prod",
                window -> {
                    Button file =
                            button(
                                    window,
                                    one ->
                                            String.valueOf(one.getAccessibleText())
                                                    .matches("Open .+:[0-9]+ in Repositories"));
                    file.fire();
                    Route.Repositories place = (Route.Repositories) here(window);
                    View.Files at = (View.Files) place.place().orElseThrow().view();
                    assertThat(file.getAccessibleText()).contains(at.path() + ":" + at.line());
                    assertThat(at.line()).isPositive();
                });
    }

    @Test
    void aFileThatDoesNotRenderIsOpenedWhereItIsWrong() throws Exception {
        peek(
                "recommendations",
                window -> {
                    button(window, one -> one.getText().equals("Open the file")).fire();
                    Route.Repositories place = (Route.Repositories) here(window);
                    assertThat(place.place().orElseThrow().view())
                            .isEqualTo(new View.Files("apps/recommendations/deployment.yaml", 14));
                });
    }

    @Test
    void theKeyboardStaysWhileTimeGoesOn() throws Exception {
        peek(
                "checkout-prod",
                window -> {
                    Button open = button(window, one -> one.getText().equals("Open"));
                    open.requestFocus();
                    window.store()
                            .dispatch(
                                    new AppEvent.Ticked(
                                            SampleObjects.NOW.plus(Duration.ofSeconds(1))));
                    Fx.settle(window.frame());
                    assertThat(window.frame().getScene().getFocusOwner()).isSameAs(open);
                });
    }
}
