package dev.leeway.desktop.screen.drift;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.FieldRow;
import dev.leeway.desktop.state.FieldStory;
import dev.leeway.desktop.state.ObjectStory;
import dev.leeway.desktop.text.Visible;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** The changed fields of one object: path, desired, live, who, since. */
final class FieldTable extends TableView<FieldRow> {
    private static final int PATH = 1;
    private static final int WHO = 4;
    private static final int ORIGIN = 5;
    private static final double ROOMY = 1200;

    private Optional<ObjectStory> story = Optional.empty();
    private Consumer<FieldRow> tick = row -> {};
    private Predicate<FieldRow> ticked = row -> false;

    FieldTable(Desk desk) {
        getStyleClass().addAll("field-table", "edge-to-edge");
        setFixedCellSize(30);
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label(desk.text().text("drift.no-fields")));
        getColumns()
                .setAll(
                        List.of(
                                ticks(desk),
                                column(
                                        desk.text().text("drift.column.path"),
                                        380,
                                        true,
                                        FieldRow::path),
                                column(
                                        desk.text().text("drift.column.desired"),
                                        220,
                                        true,
                                        row ->
                                                row.desired()
                                                        .orElse(desk.text().text("drift.absent"))),
                                column(
                                        desk.text().text("drift.column.live"),
                                        220,
                                        true,
                                        row -> row.live().orElse(desk.text().text("drift.absent"))),
                                column(
                                        desk.text().text("drift.column.who"),
                                        110,
                                        false,
                                        row ->
                                                row.who().isEmpty()
                                                        ? desk.text().text("drift.unknown-who")
                                                        : row.who()),
                                column(
                                        desk.text().text("drift.column.origin"),
                                        250,
                                        false,
                                        row ->
                                                story.flatMap(all -> all.of(row))
                                                        .map(FieldStory::words)
                                                        .orElse("")),
                                column(
                                        desk.text().text("drift.column.since"),
                                        64,
                                        false,
                                        row ->
                                                row.since()
                                                        .map(
                                                                since ->
                                                                        desk.text()
                                                                                .age(
                                                                                        since,
                                                                                        desk.store()
                                                                                                .state()
                                                                                                .now()))
                                                        .orElse(""))));
        // The path has the room first: the origin stands below the table too.
        getColumns().get(ORIGIN).visibleProperty().bind(widthProperty().greaterThan(ROOMY));
        getColumns().get(PATH).setMinWidth(220);
        getColumns().get(WHO).setMinWidth(96);
    }

    /** Lets rows be ticked. */
    void setOnTicked(Consumer<FieldRow> toggles, Predicate<FieldRow> tells) {
        tick = toggles;
        ticked = tells;
    }

    private TableColumn<FieldRow, String> ticks(Desk desk) {
        TableColumn<FieldRow, String> column = new TableColumn<>("");
        column.setMinWidth(36);
        column.setMaxWidth(36);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().path()));
        column.setCellFactory(
                owner ->
                        new TableCell<>() {
                            private final CheckBox box = new CheckBox();

                            @Override
                            protected void updateItem(@Nullable String item, boolean empty) {
                                super.updateItem(item, empty);
                                FieldRow row = empty ? null : getTableRow().getItem();
                                if (row == null || row.line().isEmpty()) {
                                    setGraphic(null);
                                    return;
                                }
                                box.setSelected(ticked.test(row));
                                box.setFocusTraversable(false);
                                box.setAccessibleText(
                                        desk.text().text("drift.tick-field", row.path()));
                                box.setOnAction(event -> tick.accept(row));
                                setGraphic(box);
                            }
                        });
        return column;
    }

    void show(List<FieldRow> rows, Optional<ObjectStory> told) {
        if (!rows.equals(getItems()) || !told.equals(story)) {
            story = told;
            getItems().setAll(rows);
            getSelectionModel().selectFirst();
        }
    }

    private static TableColumn<FieldRow, String> column(
            String title, double width, boolean mono, Function<FieldRow, String> words) {
        TableColumn<FieldRow, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(60);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(words.apply(row.getValue())));
        column.setCellFactory(
                owner ->
                        new TableCell<>() {
                            private final Tooltip full = new Tooltip();

                            @Override
                            protected void updateItem(@Nullable String item, boolean empty) {
                                super.updateItem(item, empty);
                                setText(empty || item == null ? null : Visible.of(item));
                                full.setText(item == null ? null : Visible.lines(item));
                                setTooltip(empty || item == null || item.isEmpty() ? null : full);
                                // Paths and images differ at their ends, so that is what stays in
                                // sight.
                                setTextOverrun(
                                        mono
                                                ? OverrunStyle.LEADING_ELLIPSIS
                                                : OverrunStyle.ELLIPSIS);
                                if (mono && !getStyleClass().contains("mono")) {
                                    getStyleClass().add("mono");
                                }
                            }
                        });
        return column;
    }
}
