package dev.leeway.desktop.screen.clusters;

import dev.leeway.desktop.control.Unfolding;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.ListMemory;
import dev.leeway.engine.browse.PodUsage;
import dev.leeway.engine.browse.TableColumn;
import dev.leeway.engine.browse.TableRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The objects of a kind in the columns that the server gives. */
final class ObjectTable extends TableView<TableRow> {
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");
    private static final PseudoClass ENDING = PseudoClass.getPseudoClass("ending");
    private static final String NAME = "Name";
    private static final String READY = "Ready";
    private static final String IMAGES = "Images";
    private static final String NODE = "Node";

    /** In less room, as beside an object, only name, state and age stand in the table. */
    private static final double NARROW = 520;

    /** In less room the server's own columns would not be seen whole any more. */
    private static final double ROOM_FOR_USAGE = 820;

    private static final Set<String> STATES = Set.of("Status", "Phase", "Reason", "State");
    private final Desk desk;
    private final TableModel model;
    private final UsageModel usage;
    private final ObjectProperty<Instant> now;
    private boolean wide;
    private boolean narrow;
    private boolean withNamespace;
    private boolean prefixed;
    private boolean measured;
    private Optional<String> kept = Optional.empty();
    private boolean replacing;
    private boolean building;
    private boolean withUsage;
    private boolean usageFits = true;
    private List<String> left = List.of();
    private final ReadOnlyObjectWrapper<List<String>> unseen =
            new ReadOnlyObjectWrapper<>(List.of());

    ObjectTable(Desk desk, TableModel model, UsageModel usage) {
        this.desk = desk;
        this.model = model;
        this.usage = usage;
        this.now = new SimpleObjectProperty<>(desk.store().state().now());
        getStyleClass().addAll("edge-to-edge", "object-table");
        setItems(model.rows());
        setFixedCellSize(desk.store().state().preferences().roomy() ? 36 : 28);
        setAccessibleText(desk.text().text("clusters.objects"));
        setRowFactory(view -> new ObjectRow());
        Unfolding.of(this, model.rows());
        // The table's own sorting would move rows under the reader's eyes; the model sorts.
        setSortPolicy(
                view -> {
                    Comparator<TableRow> order = view.getComparator();
                    model.sort(order == null ? RowOrder.BY_NAME : order);
                    remember();
                    return true;
                });
        model.columnsProperty().addListener(observable -> build());
        usage.usageProperty().addListener(observable -> showUsage());
        model.rows().addListener((Observable rows) -> rowsChanged());
        getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (observable, before, after) -> {
                            if (!replacing && after != null) {
                                kept = Optional.of(after.id());
                            }
                        });
        skinProperty().addListener(observable -> watchScrolling());
        widthProperty().addListener(observable -> giveRoom());
        build();
    }

    /** Tells the time that ages are counted from. */
    void tick(Instant time) {
        now.set(time);
    }

    /** Shows the columns of the wide view too, or not. */
    void setWide(boolean next) {
        wide = next;
        build();
    }

    private void giveRoom() {
        boolean before = narrow;
        boolean fitted = usageFits;
        narrow = getWidth() > 0 && getWidth() < NARROW;
        usageFits = getWidth() <= 0 || getWidth() >= ROOM_FOR_USAGE;
        if (narrow != before || usageFits != fitted) {
            build();
        } else {
            measure();
        }
    }

    boolean isWide() {
        return wide;
    }

    /** The headings of usual columns for which there is no room; the wide view has them. */
    ReadOnlyObjectProperty<List<String>> unseenProperty() {
        return unseen.getReadOnlyProperty();
    }

    /** Returns the selected row. */
    Optional<TableRow> selected() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem());
    }

    private void watchScrolling() {
        for (Node node : lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
                bar.valueProperty()
                        .addListener(
                                (observable, before, after) ->
                                        model.hold(bar.isVisible() && after.doubleValue() > 0));
            }
        }
    }

    /** Lets the table move again, at its top. */
    void toTop() {
        if (!getItems().isEmpty()) {
            scrollTo(0);
        }
        model.hold(false);
        model.release();
    }

    private void rowsChanged() {
        if (!measured && !getItems().isEmpty()) {
            measure();
        }
        // Whatever moved, the object that somebody looks at stays the selected one.
        kept.ifPresent(
                id -> {
                    int at = model.indexOf(id);
                    if (at >= 0 && getSelectionModel().getSelectedIndex() != at) {
                        replacing = true;
                        getSelectionModel().clearAndSelect(at);
                        replacing = false;
                    }
                });
    }

    private void build() {
        List<TableColumn> columns = model.columnsProperty().get();
        Optional<TableSource> source = model.standingProperty().get().source();
        withNamespace =
                source.filter(one -> one.kind().namespaced() && one.namespaces().size() != 1)
                        .isPresent();
        List<javafx.scene.control.TableColumn<TableRow, ?>> next = new ArrayList<>();
        String sorted = desk.memory(list()).sort();
        String namespace = desk.text().text("clusters.namespace");
        boolean few = narrow && !wide;
        prefixed = withNamespace && few && !namespace.equals(sorted);
        if (withNamespace && !columns.isEmpty() && !prefixed) {
            var column = column(namespace, TableRow::namespace);
            column.setCellFactory(
                    view ->
                            new ObjectCell(
                                    desk.text(),
                                    TableRow::namespace,
                                    ObjectCell.Manner.NAME,
                                    Optional.empty()));
            column.setComparator(null);
            ordered(
                    column,
                    Comparator.comparing(TableRow::namespace, RowOrder::natural)
                            .thenComparing(RowOrder.BY_NAME));
            next.add(column);
        }
        List<String> without = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            TableColumn served = columns.get(i);
            boolean shown =
                    few
                            ? tells(served, columns) || served.name().equals(sorted)
                            : wide || !served.wide();
            if (shown) {
                next.add(served(columns, i));
            } else if (!served.wide()) {
                without.add(served.name());
            }
        }
        withUsage = usage.measured().isPresent() && !columns.isEmpty();
        if (withUsage && (wide || usageFits)) {
            next.add(usage("clusters.cpu", PodUsage.Amount::cpu));
            next.add(usage("clusters.memory", PodUsage.Amount::memory));
            orderUsage(next);
        } else if (withUsage) {
            without.add(desk.text().text("clusters.cpu"));
            without.add(desk.text().text("clusters.memory"));
        }
        left = without;
        measured = false;
        building = true;
        getColumns().setAll(next);
        sortAsBefore();
        building = false;
        measure();
    }

    private javafx.scene.control.TableColumn<TableRow, TableRow> usage(
            String title, Function<PodUsage.Amount, String> words) {
        var column =
                column(
                        desk.text().text(title),
                        row ->
                                usage.measured()
                                        .map(all -> all.byPod().get(row.id()))
                                        .map(words)
                                        .orElse(""));
        column.setId(title);
        column.getStyleClass().add("number-column");
        return column;
    }

    /** An order goes by what was measured at one moment, or it would be none. */
    private void orderUsage(List<javafx.scene.control.TableColumn<TableRow, ?>> columns) {
        Map<String, PodUsage.Amount> now =
                usage.measured().map(PodUsage.Measured::byPod).orElse(Map.of());
        for (var column : columns) {
            if ("clusters.cpu".equals(column.getId()) || "clusters.memory".equals(column.getId())) {
                boolean cpu = "clusters.cpu".equals(column.getId());
                @SuppressWarnings("unchecked")
                var ordered = (javafx.scene.control.TableColumn<TableRow, TableRow>) column;
                ordered(
                        ordered,
                        Comparator.comparingLong((TableRow row) -> amount(now, row, cpu))
                                .thenComparing(RowOrder.BY_NAME));
            }
        }
    }

    /** What was not measured is less than what uses nothing. */
    private static long amount(Map<String, PodUsage.Amount> now, TableRow row, boolean cpu) {
        PodUsage.Amount amount = now.get(row.id());
        return amount == null ? -1 : cpu ? amount.nanocores() : amount.bytes();
    }

    private void showUsage() {
        if (withUsage != usage.measured().isPresent()) {
            build();
        } else if (withUsage && !usage.usageProperty().get().isLoading()) {
            orderUsage(getColumns());
            refresh();
            if (!getSortOrder().isEmpty() && getSortOrder().getFirst().getId() != null) {
                sort();
            }
        }
    }

    /**
     * Where there is no column for it, the namespace stands before the name, as kubectl takes it.
     */
    private String named(TableColumn column, TableRow row) {
        return prefixed && column.name().equals(NAME) ? row.namespace() + "/" : "";
    }

    /** Whether a column is one of the few that say what an object is and how it does. */
    private static boolean tells(TableColumn column, List<TableColumn> all) {
        boolean told = all.stream().anyMatch(one -> STATES.contains(one.name()) && !one.wide());
        return column.name().equals(NAME)
                || column.age()
                || (told
                        ? STATES.contains(column.name()) && !column.wide()
                        : column.name().equals(READY));
    }

    private javafx.scene.control.TableColumn<TableRow, TableRow> served(
            List<TableColumn> columns, int at) {
        TableColumn served = columns.get(at);
        Function<TableRow, String> words =
                row ->
                        served.age() && row.created().isPresent()
                                ? desk.text().age(row.created().get(), now.get())
                                : named(served, row) + row.cell(at);
        var column = column(served.name(), words);
        if (served.numeric()) {
            column.getStyleClass().add("number-column");
        }
        Optional<ObservableValue<Instant>> clock =
                served.age() ? Optional.of(now) : Optional.empty();
        column.setCellFactory(
                view -> new ObjectCell(desk.text(), words, manner(served.name()), clock));
        ordered(column, RowOrder.by(columns, at));
        return column;
    }

    /** What tells names and images from each other stands at their ends. */
    private static ObjectCell.Manner manner(String column) {
        return switch (column) {
            case NAME, IMAGES, NODE -> ObjectCell.Manner.NAME;
            default -> STATES.contains(column) ? ObjectCell.Manner.STATE : ObjectCell.Manner.PLAIN;
        };
    }

    private javafx.scene.control.TableColumn<TableRow, TableRow> column(
            String name, Function<TableRow, String> text) {
        var column = new javafx.scene.control.TableColumn<TableRow, TableRow>(name);
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue()).getReadOnlyProperty());
        column.setCellFactory(
                view ->
                        new ObjectCell(
                                desk.text(), text, ObjectCell.Manner.PLAIN, Optional.empty()));
        column.setReorderable(false);
        column.setUserData(text);
        column.setMinWidth(ColumnWidths.NARROWEST);
        return column;
    }

    private static void ordered(
            javafx.scene.control.TableColumn<TableRow, TableRow> column,
            Comparator<TableRow> order) {
        column.setComparator(order);
        column.setSortable(true);
    }

    private String list() {
        return "clusters/"
                + model.standingProperty()
                        .get()
                        .source()
                        .map(source -> source.kind().gvk().groupKind().toString())
                        .orElse("");
    }

    private void sortAsBefore() {
        ListMemory before = desk.memory(list());
        getSortOrder().clear();
        getColumns().stream()
                .filter(column -> column.getText().equals(before.sort()))
                .findFirst()
                .ifPresent(
                        column -> {
                            column.setSortType(
                                    before.descending()
                                            ? javafx.scene.control.TableColumn.SortType.DESCENDING
                                            : javafx.scene.control.TableColumn.SortType.ASCENDING);
                            getSortOrder().add(column);
                        });
    }

    private void remember() {
        if (building || getColumns().isEmpty()) {
            return;
        }
        if (getSortOrder().isEmpty()) {
            desk.remember(list(), memory -> memory.sortedBy("", false));
            return;
        }
        var column = getSortOrder().getFirst();
        desk.remember(
                list(),
                memory ->
                        memory.sortedBy(
                                column.getText(),
                                column.getSortType()
                                        == javafx.scene.control.TableColumn.SortType.DESCENDING));
    }

    private void measure() {
        if (!getItems().isEmpty()) {
            measured = true;
            ColumnWidths widths =
                    new ColumnWidths(
                            this,
                            NAME,
                            Set.of(NAME, IMAGES, NODE, desk.text().text("clusters.namespace")));
            spare(widths);
            widths.fit(narrow && !wide);
        }
    }

    /** Where not all have room, those go that do not say what an object is and how it does. */
    private void spare(ColumnWidths widths) {
        String sorted = desk.memory(list()).sort();
        var spared =
                wide || narrow
                        ? Set.<javafx.scene.control.TableColumn<TableRow, ?>>of()
                        : widths.spare(one -> isSpareable(one) && !one.getText().equals(sorted));
        List<String> without = new ArrayList<>();
        for (var column : getColumns()) {
            column.setVisible(!spared.contains(column));
            if (!column.isVisible()) {
                without.add(column.getText());
            }
        }
        without.addAll(left);
        unseen.set(List.copyOf(without));
    }

    private boolean isSpareable(javafx.scene.control.TableColumn<TableRow, ?> shown) {
        List<TableColumn> columns = model.columnsProperty().get();
        return columns.stream()
                .anyMatch(one -> one.name().equals(shown.getText()) && !tells(one, columns));
    }

    private final class ObjectRow extends javafx.scene.control.TableRow<TableRow> {
        @Override
        protected void updateItem(@Nullable TableRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                pseudoClassStateChanged(GONE, false);
                pseudoClassStateChanged(ENDING, false);
                return;
            }
            pseudoClassStateChanged(GONE, model.isGone(row));
            pseudoClassStateChanged(ENDING, row.ending());
        }
    }
}
