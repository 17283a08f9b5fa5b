package dev.leeway.desktop.screen.drift;

import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.ObjectState;

import javafx.collections.ObservableList;
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

import java.util.Set;

/** The objects that differ, worst first, with how much differs and how much of it is ticked. */
final class DriftList extends ListView<ObjectState> {
    private final Desk desk;
    private final DriftModel model;
    private final Looks looks;

    DriftList(Desk desk, DriftModel model, ObservableList<ObjectState> items) {
        super(items);
        this.desk = desk;
        this.model = model;
        this.looks = new Looks(desk.text());
        getStyleClass().addAll("drift-list", "edge-to-edge");
        setFixedCellSize(44);
        setCellFactory(view -> new ObjectCell());
        setAccessibleText(desk.text().text("drift.objects"));
        setMinWidth(200);
        model.ticksProperty().addListener(observable -> refresh());
    }

    private final class ObjectCell extends ListCell<ObjectState> {
        private final StateShape shape = new StateShape();
        private final Label kind = new Label();
        private final Label name = new Label();
        private final Label count = new Label();
        private final Label age = new Label();
        private final HBox line;

        ObjectCell() {
            name.getStyleClass().addAll("mono", "drift-name");
            kind.getStyleClass().add("drift-kind");
            count.getStyleClass().add("drift-count");
            age.getStyleClass().add("drift-age");
            count.setMinWidth(Region.USE_PREF_SIZE);
            age.setMinWidth(Region.USE_PREF_SIZE);
            VBox words = new VBox(spread(name, age), spread(kind, count));
            words.setAlignment(Pos.CENTER_LEFT);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            line = new HBox(shape, words);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("drift-line");
            line.maxWidthProperty().bind(DriftList.this.widthProperty().subtract(28));
            setPrefWidth(0);
            setText(null);
        }

        private static HBox spread(Label left, Label right) {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            HBox spread = new HBox(left, gap, right);
            spread.setAlignment(Pos.BASELINE_LEFT);
            return spread;
        }

        @Override
        protected void updateItem(@Nullable ObjectState item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            Mark mark = looks.of(item.condition());
            shape.show(mark);
            name.setText(item.key().name());
            name.setTooltip(new Tooltip(item.key().toString()));
            kind.setText(item.key().kind());
            kind.setTooltip(new Tooltip(item.key().toString()));
            int ticked = model.ticksProperty().get().getOrDefault(item.key(), Set.of()).size();
            String words =
                    item.condition() == Condition.CHANGED && !item.fields().isEmpty()
                            ? desk.text().text("drift.field-count", item.fields().size())
                            : mark.word();
            count.setText(words);
            count.getStyleClass().setAll("label", "drift-count", mark.styleClass());
            String since =
                    item.since()
                            .map(at -> desk.text().age(at, desk.store().state().now()))
                            .orElse("");
            // Beside the kind there is no room for both; while one ticks, the age is less asked.
            age.setText(ticked == 0 ? since : desk.text().text("drift.ticked", ticked));
            String row = String.join(", ", item.key().kind(), item.key().name(), words);
            setAccessibleText(ticked == 0 ? row : row + ", " + age.getText());
            setGraphic(line);
        }
    }
}
