package dev.leeway.desktop.screen.history;

import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.text.RecordWords;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.history.ObjectResult;
import dev.leeway.engine.history.SyncRecord;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.stream.Collectors;

/** One sync: its revision and what became of each object. */
final class SyncDetails extends BorderPane {
    private static final int FIELDS_NAMED = 3;

    private final Desk desk;
    private final Looks looks;
    private final RecordWords records;
    private final Label title = new Label();
    private final Label facts = new Label();
    private final Label message = new Label();
    private final Button compare;
    private final Button rollBack;
    private final Button propose;
    private final ListView<ObjectResult> results = new ListView<>();
    private String about = "";
    private boolean proposes;

    /** What can be done with a sync. */
    record Actions(Runnable compareWithBefore, Runnable rollBack, Runnable proposeRevert) {}

    SyncDetails(Desk desk, Actions actions) {
        this.desk = desk;
        this.looks = new Looks(desk.text());
        this.records = new RecordWords(desk.text());
        getStyleClass().add("history-details");
        title.getStyleClass().addAll("strong", "mono");
        facts.getStyleClass().add("muted");
        message.getStyleClass().add("muted");
        message.setWrapText(true);
        compare =
                Buttons.of(
                        Feather.COLUMNS,
                        desk.text().text("history.compare"),
                        actions.compareWithBefore());
        compare.setTooltip(new Tooltip(desk.text().text("history.compare-hint")));
        rollBack =
                Buttons.of(
                        Feather.ROTATE_CCW,
                        desk.text().text("history.roll-back"),
                        actions.rollBack());
        rollBack.setTooltip(new Tooltip(desk.text().text("history.roll-back-hint")));
        propose =
                Buttons.of(
                        Feather.GIT_PULL_REQUEST,
                        desk.text().text("history.propose"),
                        actions.proposeRevert());
        propose.setTooltip(new Tooltip(desk.text().text("history.propose-hint")));
        VBox words = new VBox(title, facts, message);
        words.setMinWidth(0);
        FlowPane buttons = new FlowPane(rollBack, propose, compare);
        buttons.getStyleClass().add("history-actions");
        VBox header = new VBox(words, buttons);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("history-header");
        results.getStyleClass().addAll("history-results", "edge-to-edge");
        results.setFixedCellSize(32);
        results.setCellFactory(view -> new ResultCell());
        results.setAccessibleText(desk.text().text("history.results"));
        results.setPlaceholder(new Label(desk.text().text("history.no-results")));
        setTop(header);
        setCenter(results);
    }

    /**
     * Shows a sync.
     *
     * @param hasBefore whether there is an earlier one to compare it with
     * @param proposes whether something can be proposed to Git here
     * @param inForce whether the application is as this sync left it: there is no way back to it
     */
    void show(SyncRecord sync, boolean hasBefore, boolean proposes, boolean inForce) {
        this.proposes = proposes;
        title.setText(
                desk.text()
                        .text(
                                "history.title",
                                sync.number(),
                                sync.start().revision().shortCommit()));
        about =
                desk.text()
                        .text(
                                "history.facts",
                                sync.start().revision().author(),
                                sync.start().revision().subject());
        inForce(inForce);
        message.setText(Visible.lines(records.closing(sync.message())));
        message.setVisible(!sync.message().isEmpty());
        message.setManaged(message.isVisible());
        compare.setDisable(!hasBefore || sync.kept().isEmpty());
        results.getItems().setAll(sync.results());
    }

    /** Says whether the application is as the sync left it: then there is no way back to it. */
    void inForce(boolean now) {
        facts.setText(now ? about + "   \u00b7   " + desk.text().text("history.in-force") : about);
        propose.setDisable(!proposes || now);
        rollBack.setDisable(now);
    }

    private final class ResultCell extends ListCell<ObjectResult> {
        private final StateShape shape = new StateShape();
        private final Label action = new Label();
        private final Label object = new Label();
        private final Label words = new Label();
        private final HBox line = new HBox(shape, action, object, words);

        ResultCell() {
            action.getStyleClass().add("muted");
            action.setMinWidth(84);
            object.getStyleClass().add("mono");
            object.setMinWidth(Region.USE_PREF_SIZE);
            words.getStyleClass().add("muted");
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("history-line");
            line.maxWidthProperty().bind(results.widthProperty().subtract(28));
            setPrefWidth(0);
            setText(null);
        }

        @Override
        protected void updateItem(@Nullable ObjectResult item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            Mark mark = looks.of(item.outcome());
            shape.show(mark);
            action.setText(records.action(item.action()));
            object.setText(item.object().kind() + " " + Looks.name(item.object()));
            words.setText(Visible.of(words(item)));
            words.setTooltip(new Tooltip(words.getText()));
            setAccessibleText(
                    String.join(
                            ", ",
                            mark.word(),
                            action.getText(),
                            object.getText(),
                            words.getText()));
            setGraphic(line);
        }

        private String words(ObjectResult item) {
            String fields =
                    item.fields().stream()
                            .limit(FIELDS_NAMED)
                            .map(ObjectResult.Field::path)
                            .collect(Collectors.joining(", "));
            String told = records.deed(item.message());
            return told.isEmpty() || told.equals(fields)
                    ? fields
                    : fields.isEmpty() ? told : told + "   " + fields;
        }
    }
}
