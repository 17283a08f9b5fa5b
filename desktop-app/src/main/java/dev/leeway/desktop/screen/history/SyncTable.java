package dev.leeway.desktop.screen.history;

import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.history.SyncRecord;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The syncs of an application, newest first: outcome, revision, who, when, how long. */
final class SyncTable extends ListView<SyncRecord> {
    private final Desk desk;
    private final Looks looks;

    SyncTable(Desk desk) {
        this.desk = desk;
        this.looks = new Looks(desk.text());
        getStyleClass().addAll("history-list", "edge-to-edge");
        setFixedCellSize(48);
        setCellFactory(view -> new SyncCell());
        setAccessibleText(desk.text().text("history.syncs"));
    }

    /** Shows these syncs; what is selected stays selected. */
    void show(List<SyncRecord> syncs) {
        if (syncs.equals(getItems())) {
            return;
        }
        List<Long> chosen =
                getSelectionModel().getSelectedItems().stream().map(SyncRecord::number).toList();
        getItems().setAll(syncs);
        getSelectionModel().clearSelection();
        for (int i = 0; i < syncs.size(); i++) {
            if (chosen.contains(syncs.get(i).number())) {
                getSelectionModel().select(i);
            }
        }
    }

    private final class SyncCell extends ListCell<SyncRecord> {
        private final StateShape shape = new StateShape();
        private final Label revision = new Label();
        private final Label subject = new Label();
        private final Label word = new Label();
        private final Label who = new Label();
        private final Label when = new Label();
        private final HBox line;

        SyncCell() {
            revision.getStyleClass().addAll("mono", "strong");
            revision.setMinWidth(Region.USE_PREF_SIZE);
            subject.getStyleClass().add("muted");
            who.getStyleClass().add("history-who");
            when.getStyleClass().add("history-who");
            word.getStyleClass().add("state-word");
            word.setMinWidth(Region.USE_PREF_SIZE);
            when.setMinWidth(Region.USE_PREF_SIZE);
            VBox words = new VBox(spread(revision, subject, word), spread(who, new Label(), when));
            words.setMinWidth(0);
            words.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(words, Priority.ALWAYS);
            line = new HBox(shape, words);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("history-line");
            line.maxWidthProperty().bind(SyncTable.this.widthProperty().subtract(28));
            setPrefWidth(0);
            setText(null);
        }

        private static HBox spread(Label first, Label second, Label last) {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            HBox spread = new HBox(first, second, gap, last);
            spread.setAlignment(Pos.BASELINE_LEFT);
            spread.getStyleClass().add("history-words");
            return spread;
        }

        @Override
        protected void updateItem(@Nullable SyncRecord item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            Mark mark = looks.ofSync(item.outcome());
            shape.show(mark);
            word.setText(mark.word());
            word.getStyleClass().setAll("label", "state-word", mark.styleClass());
            revision.setText(item.start().revision().shortCommit());
            subject.setText(Visible.of(item.start().revision().subject()));
            subject.setTooltip(new Tooltip(subject.getText()));
            who.setText(
                    desk.text()
                            .text(
                                    item.start().partial() ? "history.who-partial" : "history.who",
                                    item.number(),
                                    item.start().operator(),
                                    item.changed().size()));
            when.setText(
                    desk.text()
                            .text(
                                    "history.when",
                                    desk.text()
                                            .age(
                                                    item.start().started(),
                                                    desk.store().state().now()),
                                    item.took()
                                            .map(desk.text()::precise)
                                            .orElse(desk.text().text("history.no-end"))));
            when.setTooltip(new Tooltip(desk.text().moment(item.start().started())));
            setAccessibleText(
                    String.join(
                            ", ",
                            word.getText(),
                            revision.getText(),
                            subject.getText(),
                            who.getText(),
                            when.getText()));
            setGraphic(line);
        }
    }
}
