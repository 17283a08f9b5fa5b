package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.control.diff.DiffContent;
import dev.leeway.desktop.control.diff.DiffPane;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.text.Visible;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import java.util.Map;

/**
 * Two texts of a comparison side by side, or why they cannot be. Belongs to the window's thread.
 */
final class PairView {
    private final Desk desk;
    private final DiffPane diff;

    PairView(Desk desk, DiffPane diff) {
        this.desk = desk;
        this.diff = diff;
    }

    /** Returns what shows a pair, under the names of its revisions as they were asked for. */
    Node show(CompareModel.Pair pair, String from, String to) {
        return switch (pair) {
            case CompareModel.Pair.Texts texts -> {
                diff.show(
                        new DiffContent(
                                texts.document(),
                                title(from, "repositories.before-first"),
                                title(to, "repositories.to"),
                                Map.of(),
                                Map.of()));
                yield diff;
            }
            case CompareModel.Pair.Other other ->
                    Blanks.quiet(
                            Feather.FILE,
                            desk.text().text("repositories.no-texts"),
                            desk.text()
                                    .text(
                                            "repositories.no-texts-next",
                                            FileFacts.brief(desk.text(), other.from()),
                                            FileFacts.brief(desk.text(), other.to())));
        };
    }

    private String title(String revision, String otherwise) {
        return revision.isBlank()
                ? desk.text().text(otherwise)
                : Visible.of(
                        revision.matches("[0-9a-f]{40}") ? revision.substring(0, 7) : revision);
    }
}
