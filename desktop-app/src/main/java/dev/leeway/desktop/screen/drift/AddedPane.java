package dev.leeway.desktop.screen.drift;

import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.resource.ResourceKey;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * What people added to objects beside Git, field by field, and what can be done about it: bring it
 * into Git, take it away by a plan, or leave it alone by a rule. Acts on what is ticked, or on the
 * selected field where nothing is.
 */
final class AddedPane extends BorderPane {
    /** What can be done about chosen fields. */
    interface Deeds {
        /** Drafts a proposal that brings them into Git. */
        void adopt(List<ChosenChanges> chosen);

        /** Asks for the plan that takes them away. */
        void takeAway(List<ChosenChanges> chosen);

        /** Prepares a rule that leaves those of one object alone. */
        void ignore(ChosenChanges chosen);

        /** Goes back to what differs. */
        void close();
    }

    private final Desk desk;
    private final Deeds deeds;
    private final TableView<AddedRow> table = new TableView<>();
    private final Set<String> ticks = new HashSet<>();
    private final Label ticked = new Label();
    private final Label meaning = new Label();
    private final Button adopt;
    private final Button takeAway;
    private final Button ignore;
    private final Button compare;
    private final Node nothing;

    /** Makes the review; {@code again} compares anew, which a review with nothing in it offers. */
    AddedPane(Desk desk, Deeds deeds, Runnable again) {
        this.desk = desk;
        this.deeds = deeds;
        getStyleClass().add("added");
        adopt = Buttons.of(Feather.GIT_PULL_REQUEST, "", this::adopt);
        adopt.setTooltip(new Tooltip(desk.text().text("added.adopt-hint")));
        takeAway = Buttons.of(Feather.MINUS_CIRCLE, "", this::remove);
        takeAway.setTooltip(new Tooltip(desk.text().text("added.take-away-hint")));
        ignore = Buttons.of(Feather.EYE_OFF, "", this::ignore);
        ignore.setTooltip(new Tooltip(desk.text().text("added.ignore-hint")));
        compare = Buttons.of(Feather.REFRESH_CW, desk.text().text("action.compare"), again);
        nothing =
                new Blank(
                        "state-in-sync",
                        Feather.CHECK_CIRCLE,
                        desk.text().text("added.none"),
                        List.of(desk.text().text("added.none-next")),
                        compare,
                        Buttons.of(
                                Feather.ARROW_LEFT,
                                desk.text().text("added.to-drift"),
                                deeds::close));
        makeTable();
        setTop(header());
        setCenter(nothing);
        setBottom(footer());
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        table.getSelectionModel().selectedItemProperty().addListener(observable -> showChosen());
        showChosen();
    }

    private VBox header() {
        Label title = new Label(desk.text().text("added.title"));
        title.getStyleClass().add("strong");
        meaning.setText(desk.text().text("added.meaning"));
        meaning.getStyleClass().add("muted");
        meaning.setWrapText(true);
        meaning.setMinHeight(Region.USE_PREF_SIZE);
        VBox header = new VBox(title, meaning);
        header.getStyleClass().addAll("drift-header", "ignore-header");
        return header;
    }

    private HBox footer() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        ticked.getStyleClass().add("drift-position");
        HBox footer =
                new HBox(
                        ticked,
                        gap,
                        Buttons.of(Feather.X, desk.text().text("action.close"), deeds::close),
                        ignore,
                        adopt,
                        takeAway);
        footer.setAlignment(Pos.CENTER_LEFT);
        footer.getStyleClass().add("change-bar");
        return footer;
    }

    private void makeTable() {
        table.getStyleClass().addAll("field-table", "edge-to-edge");
        table.setFixedCellSize(30);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText(desk.text().text("added.title"));
        table.getColumns()
                .setAll(
                        List.of(
                                tickColumn(),
                                column("added.column.object", 170, Form.BEGINNING, this::name),
                                column("drift.column.path", 430, Form.ENDING, this::path),
                                column("drift.column.live", 200, Form.BEGINNING, this::value),
                                column("drift.column.who", 100, Form.PLAIN, this::who),
                                column("drift.column.since", 64, Form.PLAIN, this::since)));
    }

    /** How the words of a column stand in it. */
    private enum Form {
        /** Prose. */
        PLAIN,
        /** Letters of one width that are told apart by how they begin. */
        BEGINNING,
        /** Letters of one width that are told apart by how they end. */
        ENDING
    }

    /** The namespace is nearly always the application's; the hint of the path has it. */
    private String name(AddedRow row) {
        return row.object().key().kind() + " " + row.object().key().name();
    }

    private String path(AddedRow row) {
        return row.field().path();
    }

    private String value(AddedRow row) {
        return row.field().live().orElse("");
    }

    private String who(AddedRow row) {
        return row.field().who().isEmpty()
                ? desk.text().text("drift.unknown-who")
                : row.field().who();
    }

    private String since(AddedRow row) {
        return row.field()
                .since()
                .map(since -> desk.text().age(since, desk.store().state().now()))
                .orElse("");
    }

    private TableColumn<AddedRow, String> tickColumn() {
        TableColumn<AddedRow, String> column = new TableColumn<>("");
        column.setMinWidth(36);
        column.setMaxWidth(36);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().id()));
        column.setCellFactory(owner -> new TickCell());
        return column;
    }

    private final class TickCell extends TableCell<AddedRow, String> {
        private final CheckBox box = new CheckBox();

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            AddedRow row = empty ? null : getTableRow().getItem();
            if (row == null) {
                setGraphic(null);
                return;
            }
            box.setSelected(ticks.contains(row.id()));
            box.setFocusTraversable(false);
            box.setAccessibleText(desk.text().text("drift.tick-field", row.field().path()));
            box.setOnAction(event -> tick(row));
            setGraphic(box);
        }
    }

    private TableColumn<AddedRow, String> column(
            String title, double width, Form form, Function<AddedRow, String> words) {
        TableColumn<AddedRow, String> column = new TableColumn<>(desk.text().text(title));
        column.setPrefWidth(width);
        column.setMinWidth(60);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(words.apply(row.getValue())));
        column.setCellFactory(owner -> new WordCell(form));
        return column;
    }

    private static final class WordCell extends TableCell<AddedRow, String> {
        private final Tooltip full = new Tooltip();

        WordCell(Form form) {
            setTextOverrun(
                    form == Form.ENDING ? OverrunStyle.LEADING_ELLIPSIS : OverrunStyle.ELLIPSIS);
            if (form != Form.PLAIN) {
                getStyleClass().add("mono");
            }
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : Visible.of(item));
            AddedRow row = empty ? null : getTableRow().getItem();
            full.setText(row == null ? item : Visible.lines(row.object().key() + "\n" + item));
            setTooltip(empty || item == null || item.isEmpty() ? null : full);
        }
    }

    /** Shows these fields; what is not among them any more is not ticked any more. */
    void show(List<AddedRow> rows) {
        if (rows.equals(table.getItems())) {
            return;
        }
        AddedRow selected = table.getSelectionModel().getSelectedItem();
        ticks.retainAll(rows.stream().map(AddedRow::id).toList());
        table.getItems().setAll(rows);
        setCenter(rows.isEmpty() ? nothing : table);
        rows.stream()
                .filter(row -> selected != null && row.id().equals(selected.id()))
                .findFirst()
                .ifPresentOrElse(
                        table.getSelectionModel()::select, table.getSelectionModel()::selectFirst);
        showChosen();
    }

    /** Puts the focus on the fields, or on what to do next where there are none. */
    void focus() {
        (table.getItems().isEmpty() ? compare : table).requestFocus();
    }

    /** Returns the object of which a field is looked at. */
    Optional<ResourceKey> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem())
                .map(row -> row.object().key());
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return;
        }
        if (key(event.getCode())) {
            event.consume();
        }
    }

    /** Acts on a key; returns whether it did. */
    boolean key(KeyCode code) {
        switch (code) {
            case A -> adopt();
            case R -> remove();
            case I -> ignore();
            case M, SPACE -> tickSelected();
            case J -> table.getSelectionModel().selectNext();
            case K -> table.getSelectionModel().selectPrevious();
            case ESCAPE, E -> deeds.close();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void tickSelected() {
        AddedRow row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            tick(row);
        }
    }

    private void tick(AddedRow row) {
        if (!ticks.remove(row.id())) {
            ticks.add(row.id());
        }
        table.refresh();
        showChosen();
    }

    private List<AddedRow> chosen() {
        if (!ticks.isEmpty()) {
            return table.getItems().stream().filter(row -> ticks.contains(row.id())).toList();
        }
        AddedRow row = table.getSelectionModel().getSelectedItem();
        return row == null ? List.of() : List.of(row);
    }

    private void showChosen() {
        List<AddedRow> chosen = chosen();
        boolean none = chosen.isEmpty();
        int ignored = none ? 0 : AddedRow.chosen(chosen).getFirst().changes().size();
        adopt.setText(desk.text().text("drift.adopt", chosen.size()));
        takeAway.setText(desk.text().text("added.take-away", chosen.size()));
        ignore.setText(desk.text().text("drift.ignore", ignored));
        for (Node ofFields : List.of(meaning, ignore, adopt, takeAway)) {
            ofFields.setVisible(!table.getItems().isEmpty());
            ofFields.setManaged(ofFields.isVisible());
        }
        adopt.setDisable(none || desk.readings().proposals().isEmpty());
        takeAway.setDisable(none);
        // A rule is about one object or about all of a kind; that of the first is offered.
        ignore.setDisable(none || desk.readings().rules().isEmpty());
        ticked.setText(ticks.isEmpty() ? "" : desk.text().text("drift.ticked", ticks.size()));
    }

    private void adopt() {
        if (!adopt.isDisabled()) {
            deeds.adopt(AddedRow.chosen(chosen()));
        }
    }

    private void remove() {
        if (!takeAway.isDisabled()) {
            deeds.takeAway(AddedRow.chosen(chosen()));
        }
    }

    private void ignore() {
        if (!ignore.isDisabled()) {
            deeds.ignore(AddedRow.chosen(chosen()).getFirst());
        }
    }
}
