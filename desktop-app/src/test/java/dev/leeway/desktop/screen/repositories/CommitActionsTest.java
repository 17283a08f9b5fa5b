package dev.leeway.desktop.screen.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleRepository;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.sample.SampleDesk;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.RepositoryPlace.View;
import dev.leeway.desktop.state.Route;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be done with a commit is in view however low the window and long the message. */
class CommitActionsTest {
    @TempDir private Path temp;
    private final SampleWorkspace sample = new SampleWorkspace();

    @Test
    void theActionsOfACommitStayInViewInTheLowestWindow() throws Exception {
        try (SampleRepository repository = SampleRepository.withHistory(temp)) {
            repository.write("NOTES.md", "notes\n");
            repository.commit(
                    "ada", "Write notes\n\n" + "A line of a long message.\n\n".repeat(30));
            repository.fetch();
            Fx.run(
                    () -> {
                        try (SampleFrame window =
                                SampleFrame.at(
                                        new Route.Repositories(
                                                Optional.of(
                                                        new RepositoryPlace(
                                                                "platform",
                                                                "main",
                                                                new View.Commits("", "")))),
                                        sample,
                                        960,
                                        540,
                                        store ->
                                                SampleDesk.of(
                                                        store,
                                                        sample.text(),
                                                        repository.readings()))) {
                            Fx.settle(window.frame());
                            Node whole = window.frame().lookup(".commit-details");
                            Bounds room = whole.localToScene(whole.getLayoutBounds());
                            List<Button> actions =
                                    window
                                            .frame()
                                            .lookupAll(".commit-details .commit-actions .button")
                                            .stream()
                                            .map(Button.class::cast)
                                            .toList();
                            assertThat(actions)
                                    .extracting(Button::getText)
                                    .containsExactlyInAnyOrder(
                                            "What changed", "Browse files", "What it would change");
                            Node list = window.frame().lookup(".change-list");
                            double below = list.localToScene(list.getLayoutBounds()).getMinY();
                            for (Button action : actions) {
                                Bounds at = action.localToScene(action.getLayoutBounds());
                                assertThat(room.contains(at)).as(action.getText()).isTrue();
                                assertThat(at.getMaxY()).as(action.getText()).isLessThan(below);
                                assertThat(inScroll(action)).as(action.getText()).isFalse();
                            }
                        }
                    });
        }
    }

    private static boolean inScroll(Node node) {
        Node at = node.getParent();
        while (at != null && !(at instanceof ScrollPane)) {
            at = at.getParent();
        }
        return at != null;
    }
}
