package dev.leeway.desktop.screen.clusters;

import dev.leeway.desktop.control.BesideOrBelow;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * What stands above the table of a kind: its name, how many objects there are, and the choice of
 * which of them are listed. Belongs to the window's thread.
 */
final class ClustersHeader extends VBox {
    /** With less room the filter stands in a line of its own: its prompt tells how it is used. */
    private static final double FILTER = 330;

    /** In less room the count stands beside the namespaces, where the filter is not. */
    private static final double NARROW = 460;

    private final Desk desk;
    private final ClustersModel model;
    private final TableWork work;
    private final Label title = new Label();
    private final Label count = new Label();
    private final Hyperlink unseen = new Hyperlink();
    private final Hyperlink unseenBelow = new Hyperlink();
    private final Label problem = new Label();
    private final TextField filter = new TextField();
    private final ToggleButton wide;
    private final NamespaceChoice namespaces;
    private final HBox tools = new HBox();
    private final Node filters;

    /** What the header asks of the table below it. */
    interface TableWork {
        /** Puts the focus on the table. */
        void focus();

        /** Shows the columns of the wide view too, or not. */
        void setWide(boolean wide);

        /** Lists anew. */
        void reload();

        /** Copies the command that lists the same. */
        void copyList();
    }

    ClustersHeader(Desk desk, ClustersModel model, TableWork work) {
        this.desk = desk;
        this.model = model;
        this.work = work;
        this.wide = new ToggleButton(desk.text().text("clusters.wide"));
        this.namespaces = new NamespaceChoice(desk, model);
        getStyleClass().add("page-header");
        filter.setText(model.placeProperty().get().filter());
        this.filters = second();
        getChildren().setAll(first(), filters);
        model.placeProperty().addListener(observable -> showPlace());
        showPlace();
    }

    private Node first() {
        title.getStyleClass().add("page-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        count.getStyleClass().add("page-count");
        count.setMinWidth(0);
        count.visibleProperty().bind(widthProperty().greaterThanOrEqualTo(NARROW));
        count.managedProperty().bind(count.visibleProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        wide.getStyleClass().addAll("chip", "state-busy");
        wide.setMinWidth(Region.USE_PREF_SIZE);
        wide.setTooltip(new Tooltip(desk.text().text("clusters.wide-hint")));
        wide.selectedProperty().addListener((observable, before, after) -> work.setWide(after));
        tools.getChildren()
                .setAll(
                        wide,
                        Buttons.icon(
                                Feather.TERMINAL,
                                desk.text().text("clusters.copy-list"),
                                work::copyList),
                        Buttons.icon(
                                Feather.REFRESH_CW,
                                desk.text().text("clusters.reload"),
                                work::reload));
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("page-line");
        link(unseen, count.visibleProperty());
        HBox line = new HBox(title, count, unseen, gap, tools);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("page-line");
        return line;
    }

    /** What leads to the columns that are not shown, where there are any and it has its place. */
    private void link(Hyperlink link, ObservableValue<Boolean> here) {
        link.getStyleClass().add("unseen-columns");
        link.setTooltip(new Tooltip());
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(
                event -> {
                    // With all columns shown it is gone, and the keyboard with it.
                    toggleWide();
                    work.focus();
                });
        link.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> here.getValue() && !link.getText().isEmpty(),
                                here,
                                link.textProperty()));
        link.managedProperty().bind(link.visibleProperty());
    }

    /** Shows what can be done with a table, or that there is nothing to do it with. */
    void offer(boolean table) {
        tools.setVisible(table);
        tools.setManaged(table);
        filters.setVisible(table);
        filters.setManaged(table);
    }

    private Node second() {
        filter.getStyleClass().add("cluster-filter");
        String prompt = desk.text().text("clusters.filter");
        String brief = desk.text().text("clusters.filter-brief");
        filter.promptTextProperty()
                .bind(count.visibleProperty().map(roomy -> roomy ? prompt : brief));
        filter.setAccessibleText(desk.text().text("clusters.filter"));
        filter.setTooltip(new Tooltip(desk.text().text("clusters.filter-hint")));
        filter.textProperty()
                .addListener(
                        (observable, before, after) -> {
                            model.filter(after);
                            showProblem();
                        });
        filter.setOnKeyPressed(this::typed);
        HBox.setHgrow(filter, Priority.ALWAYS);
        problem.getStyleClass().addAll("facts", "stale");
        problem.setMinWidth(0);
        namespaces.setMinWidth(Region.USE_PREF_SIZE);
        HBox typed = new HBox(filter, problem);
        typed.setAlignment(Pos.CENTER_LEFT);
        typed.getStyleClass().add("object-line");
        typed.setPrefWidth(FILTER);
        Label countBelow = new Label();
        countBelow.getStyleClass().add("page-count");
        countBelow.setMinWidth(0);
        countBelow.textProperty().bind(count.textProperty());
        countBelow.tooltipProperty().bind(count.tooltipProperty());
        countBelow.visibleProperty().bind(count.visibleProperty().not());
        countBelow.managedProperty().bind(countBelow.visibleProperty());
        link(unseenBelow, countBelow.visibleProperty());
        FlowPane where = new WhereLine(namespaces, countBelow, unseenBelow);
        where.setAlignment(Pos.CENTER_LEFT);
        where.getStyleClass().add("where-line");
        return new BesideOrBelow(where, typed, true);
    }

    /** A line of parts that wants no more than they do; where it gets less it is several lines. */
    private static final class WhereLine extends FlowPane {
        WhereLine(Region... parts) {
            super(parts);
        }

        @Override
        protected double computePrefWidth(double height) {
            double width = -getHgap();
            for (Node part : getManagedChildren()) {
                width += getHgap() + Math.ceil(part.prefWidth(-1));
            }
            return snappedLeftInset() + Math.max(0, width) + snappedRightInset();
        }
    }

    private void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            filter.clear();
            work.focus();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DOWN) {
            work.focus();
            event.consume();
        }
    }

    /** Puts the focus into the filter. */
    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    /** Lets every row through again; returns whether some were kept back. */
    boolean clearFilter() {
        if (filter.getText().isEmpty()) {
            return false;
        }
        filter.clear();
        work.focus();
        return true;
    }

    /** Shows the columns of the wide view when they are not shown, and the other way round. */
    void toggleWide() {
        wide.setSelected(!wide.isSelected());
    }

    /** Opens the choice of namespaces. */
    void openNamespaces() {
        if (getScene().getWindow() != null) {
            namespaces.show();
        }
    }

    /** Says how many rows there are. */
    void showCount(String words) {
        count.setText(words);
        count.setTooltip(words.isEmpty() ? null : new Tooltip(words));
    }

    /** Says how many columns have no room, and which. */
    void showUnseen(List<String> columns) {
        String hint = desk.text().text("clusters.unseen-hint", String.join(", ", columns));
        for (Hyperlink link : List.of(unseen, unseenBelow)) {
            link.setText(
                    columns.isEmpty() ? "" : desk.text().text("clusters.unseen", columns.size()));
            link.getTooltip().setText(hint);
            link.setAccessibleText(link.getText() + ". " + hint);
        }
    }

    /** Shows what the model looks at. */
    void showPlace() {
        title.setText(
                model.kind()
                        .map(kind -> kind.gvk().kind())
                        .orElse(desk.text().text("clusters.title")));
        String typed = model.placeProperty().get().filter();
        if (!typed.equals(filter.getText())) {
            filter.setText(typed);
        }
        showProblem();
    }

    private void showProblem() {
        Optional<String> why = RowFilter.of(filter.getText()).problem();
        problem.setText(why.map(one -> desk.text().text("clusters.no-filter", one)).orElse(""));
    }
}
