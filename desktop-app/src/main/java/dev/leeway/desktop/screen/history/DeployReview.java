package dev.leeway.desktop.screen.history;

import dev.leeway.desktop.control.diff.DiffContent;
import dev.leeway.desktop.control.diff.DiffDocument;
import dev.leeway.desktop.control.diff.DiffPane;
import dev.leeway.desktop.control.diff.DiffWords;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.DiffMemory;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.screen.DriftRowWords;
import dev.leeway.desktop.screen.drift.ManifestText;
import dev.leeway.desktop.state.DeployComparison;
import dev.leeway.desktop.state.Identity;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.engine.history.DeployDifference;
import dev.leeway.engine.history.SyncRecord;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Git asked for at two syncs: the objects that differ, and the texts of one of them. */
final class DeployReview extends BorderPane {
    private final Desk desk;
    private final Label title = new Label();
    private final ListView<DeployDifference.OfObject> objects = new ListView<>();
    private final DiffPane diff;
    private Optional<DeployComparison> shown = Optional.empty();
    private String leftTitle = "";
    private String rightTitle = "";
    private BackgroundWork.@Nullable Job running;

    DeployReview(Desk desk) {
        this.desk = desk;
        getStyleClass().add("history-details");
        diff =
                new DiffPane(
                        new DiffWords(
                                count -> desk.text().text("drift.folded", count),
                                new DriftRowWords(desk.text()),
                                desk.text().text("history.earlier"),
                                desk.text().text("history.later"),
                                desk.text().text("drift.overview"),
                                desk.text().text("drift.one-column")),
                        desk.commands()::copy);
        DiffMemory.keep(desk, diff);
        title.getStyleClass().addAll("strong", "history-header");
        objects.getStyleClass().addAll("history-results", "edge-to-edge");
        objects.setFixedCellSize(28);
        objects.setAccessibleText(desk.text().text("history.differing"));
        objects.setCellFactory(view -> new ObjectCell());
        objects.setPlaceholder(new Label(desk.text().text("history.same")));
        objects.getSelectionModel()
                .selectedItemProperty()
                .addListener((observable, before, after) -> showObject(after));
        SplitPane split = new SplitPane(objects, diff);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.25);
        setTop(title);
        setCenter(split);
    }

    void show(DeployComparison comparison, SyncRecord earlier, SyncRecord later) {
        if (shown.filter(one -> Identity.same(one, comparison)).isPresent()) {
            return;
        }
        shown = Optional.of(comparison);
        leftTitle = name(earlier);
        rightTitle = name(later);
        title.setText(
                desk.text()
                        .text(
                                "history.difference",
                                comparison.earlier(),
                                comparison.later(),
                                comparison.difference().objects().size(),
                                comparison.difference().same()));
        objects.getItems().setAll(comparison.difference().objects());
        objects.getSelectionModel().selectFirst();
        showObject(objects.getSelectionModel().getSelectedItem());
    }

    private String name(SyncRecord sync) {
        return desk.text()
                .text("history.title", sync.number(), sync.start().revision().shortCommit());
    }

    boolean key(KeyCode code) {
        return diff.key(code);
    }

    /** Large texts take a while to align, so that is done away from the window's thread. */
    private void showObject(DeployDifference.@Nullable OfObject object) {
        BackgroundWork.Job before = running;
        if (before != null) {
            before.cancel();
        }
        if (object == null) {
            diff.show(content(List.of(), List.of()));
            return;
        }
        running =
                desk.work()
                        .start(
                                "texts of " + object.key(),
                                () -> {
                                    DiffContent made =
                                            content(
                                                    ManifestText.of(object.texts().live()).lines(),
                                                    ManifestText.of(object.texts().desired())
                                                            .lines());
                                    desk.ui().run(() -> arrived(object, made));
                                },
                                failed -> {});
    }

    private void arrived(DeployDifference.OfObject object, DiffContent made) {
        if (Identity.same(objects.getSelectionModel().getSelectedItem(), object)) {
            diff.show(made);
        }
    }

    private DiffContent content(List<String> earlier, List<String> later) {
        return new DiffContent(
                DiffDocument.of(earlier, later), leftTitle, rightTitle, Map.of(), Map.of());
    }

    private final class ObjectCell extends ListCell<DeployDifference.OfObject> {
        @Override
        protected void updateItem(DeployDifference.@Nullable OfObject item, boolean empty) {
            super.updateItem(item, empty);
            setText(
                    empty || item == null
                            ? null
                            : desk.text()
                                    .text(
                                            switch (item.kind()) {
                                                case ADDED -> "history.added";
                                                case REMOVED -> "history.removed";
                                                case CHANGED -> "history.changed";
                                                case UNKNOWN -> "history.unknown";
                                            },
                                            item.key().kind(),
                                            Looks.name(item.key()),
                                            item.fields().size()));
        }
    }
}
