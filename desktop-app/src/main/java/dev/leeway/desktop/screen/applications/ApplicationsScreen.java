package dev.leeway.desktop.screen.applications;

import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.PlainViewport;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.screen.TableMemory;
import dev.leeway.desktop.screen.Watch;
import dev.leeway.desktop.screen.WorkspaceBlank;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The table of applications, with filters and a pane for a closer look. */
public final class ApplicationsScreen implements Screen {
    private static final int LAST_THAT_ALWAYS_SHOWS = 1;

    /** From this width on all columns and a closer look have room beside each other. */
    private static final double WIDE = 1900;

    private static final double TABLE = 0.68;
    private static final double PEEK_AT_MOST = 560;
    private static final List<Integer> MOST_IMPORTANT_FIRST =
            List.of(0, 1, 3, 2, 4, 6, 8, 7, 5, 9, 10);

    /** Where something shown is not of now, of when it is comes right after what it is. */
    private static final List<Integer> MOST_IMPORTANT_OF_OLD_FIRST =
            List.of(0, 1, 3, 9, 2, 4, 6, 8, 7, 5, 10);

    private final Desk desk;
    private final Looks looks;
    private final ApplicationsModel model;
    private final TableView<ApplicationRow> table = new TableView<>();
    private final TextField filter = new TextField();
    private final Label count = new Label();
    private final FlowPane chips = new FlowPane();
    private final Map<Condition, ToggleButton> chipOf = new EnumMap<>(Condition.class);
    private final SplitPane split = new SplitPane();
    private final BorderPane page = new BorderPane();
    private final Peek peek;
    private final ScrollPane peekView;
    private boolean declined;
    private boolean old;
    private final Button compareAll;
    private Map<String, Boolean> held = Map.of();
    private Optional<WordWidths> widths = Optional.empty();
    private final Watch watch;

    /** Makes the screen. */
    public ApplicationsScreen(Desk desk) {
        this.desk = desk;
        this.looks = new Looks(desk.text());
        this.model = new ApplicationsModel(desk.store().state());
        this.peek = new Peek(desk, this::closePeek);
        this.compareAll =
                Buttons.primary(
                        Feather.REFRESH_CW,
                        desk.text().text("action.compare-all"),
                        desk.commands()::compareAll);
        page.getStyleClass().addAll("screen", "applications");
        page.setTop(header());
        fillTable();
        split.getItems().setAll(table);
        peekView = PlainViewport.of(new ScrollPane(peek));
        peekView.setFitToWidth(true);
        peekView.setFocusTraversable(false);
        peekView.getStyleClass().addAll("edge-to-edge", "peek-view");
        peekView.setMinWidth(260);
        SplitPane.setResizableWithParent(peekView, false);
        split.widthProperty().subscribe(this::peekByItself);
        model.rows().addListener((Observable rows) -> keepSelection());
        model.summaryProperty().addListener(observable -> showSummary());
        this.watch = new Watch(desk.store(), this::update);
        TableMemory.keep(desk, "applications", table, filter, ApplicationRow::name);
        showSummary();
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
            table.getSelectionModel().select(0);
        }
    }

    @Override
    public boolean focusFilter() {
        filter.requestFocus();
        filter.selectAll();
        return true;
    }

    @Override
    public void close() {
        watch.close();
    }

    @Override
    public boolean key(KeyCode code) {
        if (code == KeyCode.ESCAPE && split.getItems().size() > 1) {
            closePeek();
            return true;
        }
        Optional<ApplicationRow> row = selected();
        if (row.isEmpty()) {
            return false;
        }
        String name = row.get().name();
        if (code == KeyCode.ENTER) {
            desk.goTo(new Route.Application(name, Route.Tab.RESOURCES));
        } else if (code == KeyCode.SPACE) {
            togglePeek();
        } else if (code == KeyCode.C) {
            desk.commands().compare(name);
        } else if (code == KeyCode.D) {
            desk.goTo(new Route.Application(name, Route.Tab.DRIFT));
        } else if (code == KeyCode.S) {
            desk.goTo(new Route.PlanAndSync(name));
        } else if (code == KeyCode.B) {
            desk.goTo(new Route.BypassWizard(name, Optional.empty()));
        } else {
            return false;
        }
        return true;
    }

    private Optional<ApplicationRow> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private Node header() {
        Label title = new Label(desk.text().text("applications.title"));
        title.getStyleClass().add("page-title");
        count.getStyleClass().add("page-count");
        filter.setPromptText(desk.text().text("applications.filter"));
        filter.setAccessibleText(desk.text().text("applications.filter"));
        filter.getStyleClass().add("filter");
        filter.textProperty().addListener((observable, before, after) -> model.filter(after));
        filter.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        filter.clear();
                        table.requestFocus();
                        event.consume();
                    } else if (event.getCode() == KeyCode.DOWN
                            || event.getCode() == KeyCode.ENTER) {
                        focus();
                        event.consume();
                    }
                });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(title, count, gap, filter, compareAll);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("page-line");
        chips.getStyleClass().add("chips");
        for (Condition condition : Condition.values()) {
            if (condition != Condition.OWNED) {
                Mark mark = looks.of(condition);
                ToggleButton chip = new ToggleButton(mark.word(), new StateShape(mark));
                chip.getStyleClass().addAll("chip", mark.styleClass());
                chip.selectedProperty().addListener(observable -> filterByChips());
                chipOf.put(condition, chip);
            }
        }
        VBox header = new VBox(line, chips);
        header.getStyleClass().add("page-header");
        return header;
    }

    private void fillTable() {
        table.getStyleClass().addAll("edge-to-edge", "applications-table");
        table.setItems(model.rows());
        table.setFixedCellSize(desk.store().state().preferences().roomy() ? 36 : 28);
        table.getColumns().setAll(new ApplicationColumns(desk).all());
        widths = Optional.of(new WordWidths(table.getColumns()));
        table.widthProperty().addListener(observable -> fitColumns());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText(desk.text().text("applications.title"));
        table.setRowFactory(
                view -> {
                    TableRow<ApplicationRow> row = new HeldRow(() -> held);
                    row.setOnMouseClicked(
                            event -> {
                                if (event.getClickCount() == 2 && !row.isEmpty()) {
                                    desk.goTo(
                                            new Route.Application(
                                                    row.getItem().name(), Route.Tab.RESOURCES));
                                }
                            });
                    return row;
                });
        // The table's own sorting would move rows under the reader's eyes; the model sorts.
        table.setSortPolicy(
                view -> {
                    Comparator<ApplicationRow> order = view.getComparator();
                    model.sort(order == null ? ApplicationsModel.WORST_FIRST : order);
                    return true;
                });
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((observable, before, after) -> showPeek());
    }

    /** In a narrow table the columns that matter least give way to the others. */
    private void fitColumns() {
        double room = table.getWidth();
        for (int position : old ? MOST_IMPORTANT_OF_OLD_FIRST : MOST_IMPORTANT_FIRST) {
            var column = table.getColumns().get(position);
            room -= column.getMinWidth();
            boolean fits = room > 0 || position <= LAST_THAT_ALWAYS_SHOWS;
            if (column.isVisible() != fits) {
                column.setVisible(fits);
            }
        }
    }

    private void update(AppState state) {
        Map<String, Boolean> leased = HeldApplications.of(state);
        if (!leased.equals(held)) {
            held = leased;
            table.refresh();
        }
        boolean someOld =
                state.applications().toList().stream().anyMatch(app -> app.past().isPresent());
        if (widths.filter(words -> words.fit(state)).isPresent() || someOld != old) {
            old = someOld;
            fitColumns();
        }
        model.setReading(!table.getSelectionModel().isEmpty() && table.isFocused());
        model.update(state);
        table.setFixedCellSize(state.preferences().roomy() ? 36 : 28);
        showPeek();
    }

    private void filterByChips() {
        Set<Condition> chosen = EnumSet.noneOf(Condition.class);
        chipOf.forEach(
                (condition, chip) -> {
                    if (chip.isSelected()) {
                        chosen.add(condition);
                    }
                });
        model.filter(chosen);
    }

    private Optional<ApplicationRow> kept = Optional.empty();

    private void keepSelection() {
        kept.filter(row -> table.getItems().contains(row))
                .filter(row -> row != table.getSelectionModel().getSelectedItem())
                .ifPresent(row -> table.getSelectionModel().select(row));
    }

    private void showSummary() {
        ApplicationsModel.Summary summary = model.summaryProperty().get();
        count.setText(
                summary.shown() == summary.total()
                        ? desk.text().text("applications.count", summary.total())
                        : desk.text()
                                .text("applications.count-of", summary.shown(), summary.total()));
        List<Node> shown = new ArrayList<>();
        chipOf.forEach(
                (condition, chip) -> {
                    int many = summary.byCondition().getOrDefault(condition, 0);
                    if (many > 0 || chip.isSelected()) {
                        chip.setText(
                                desk.text().text("tally.part", many, looks.of(condition).word()));
                        shown.add(chip);
                    }
                });
        if (!shown.equals(chips.getChildren())) {
            chips.getChildren().setAll(shown);
        }
        chips.setVisible(!shown.isEmpty());
        chips.setManaged(!shown.isEmpty());
        if (summary.shown() == 0) {
            table.setPlaceholder(placeholder(summary));
        }
        boolean any = summary.total() > 0;
        for (Node tool : List.of(filter, compareAll)) {
            tool.setVisible(any);
            tool.setManaged(any);
        }
        count.setVisible(any);
        page.setCenter(any ? split : placeholder(summary));
    }

    private Node placeholder(ApplicationsModel.Summary summary) {
        if (summary.total() > 0) {
            return new Blank(
                    "state-quiet",
                    Feather.FILTER,
                    desk.text().text("applications.none-match"),
                    List.of(),
                    Buttons.of(
                            Feather.X, desk.text().text("applications.clear"), this::clearFilters));
        }
        return switch (summary.workspace().phase()) {
            case NONE -> WorkspaceBlank.none(desk);
            case OPENING -> WorkspaceBlank.opening(desk, summary.workspace());
            case REFUSED -> WorkspaceBlank.refused(desk, summary.workspace());
            case OPEN ->
                    new Blank(
                            "state-quiet",
                            Feather.BOX,
                            desk.text().text("applications.none"),
                            List.of(desk.text().text("applications.none-next")),
                            WorkspaceBlank.again(desk),
                            WorkspaceBlank.workspaces(desk));
        };
    }

    private void clearFilters() {
        filter.clear();
        chipOf.values().forEach(chip -> chip.setSelected(false));
        focus();
    }

    private void togglePeek() {
        if (split.getItems().size() > 1) {
            closePeek();
        } else if (selected().isPresent()) {
            openPeek();
        }
    }

    private void openPeek() {
        declined = false;
        split.getItems().setAll(table, peekView);
        placeDivider();
        showPeek();
    }

    private void placeDivider() {
        double width = Math.max(1, split.getWidth());
        split.setDividerPositions(Math.max(TABLE, 1 - PEEK_AT_MOST / width));
    }

    private void closePeek() {
        declined = true;
        split.getItems().setAll(table);
        table.requestFocus();
    }

    /** In a wide window the closer look costs no column, so it is there until it is closed. */
    private void peekByItself(Number width) {
        if (width.doubleValue() >= WIDE && !declined && split.getItems().size() == 1) {
            openPeek();
            // While a window is laid out a divider does not stay where it is put.
            desk.ui().post(this::placeDivider);
        }
    }

    private void showPeek() {
        Optional<ApplicationRow> row = selected();
        kept = row.or(() -> kept);
        if (split.getItems().size() > 1) {
            row.ifPresent((ApplicationRow chosen) -> peek.show(chosen.get()));
        }
    }
}
