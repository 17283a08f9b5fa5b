package dev.leeway.desktop.screen.clusters;

import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.reading.ClusterBrowsing;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.state.ClusterState;
import dev.leeway.desktop.state.ClusterState.Connection;
import dev.leeway.desktop.text.Visible;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** Chooses one of the workspace's clusters, and shows how each is reached. */
final class ClusterChoice extends HBox {
    private final Desk desk;
    private final ClustersModel model;
    private final ComboBox<ClusterState> box = new ComboBox<>();
    private List<ClusterState> ours = List.of();
    private boolean begun;

    ClusterChoice(Desk desk, ClustersModel model) {
        super();
        this.desk = desk;
        this.model = model;
        getStyleClass().add("cluster-choice");
        model.contextsProperty().addListener(observable -> fill());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(desk.text().text("clusters.cluster"));
        box.setCellFactory(view -> new ClusterCell());
        box.setButtonCell(new ClusterCell());
        box.valueProperty()
                .addListener(
                        (observable, before, after) -> {
                            if (after != null && begun) {
                                model.choose(after.name());
                            }
                        });
        HBox.setHgrow(box, Priority.ALWAYS);
        getChildren().add(box);
    }

    /**
     * Takes over what is known of the clusters, and begins with the first of them.
     *
     * @return whether it began
     */
    boolean update(List<ClusterState> known) {
        ours = known;
        fill();
        if (begun || known.isEmpty()) {
            return false;
        }
        model.begin();
        showHere(known);
        begun = true;
        return true;
    }

    private void fill() {
        List<ClusterState> all = new ArrayList<>(ours);
        if (!ours.isEmpty()) {
            model.contextsProperty().get().stream()
                    .map(ClusterBrowsing.CONTEXT::concat)
                    .map(name -> new ClusterState(name, true, false, Connection.UNKNOWN, ""))
                    .forEach(all::add);
        }
        if (!all.equals(box.getItems())) {
            boolean before = begun;
            begun = false;
            box.getItems().setAll(all);
            showHere(all);
            begun = before;
        }
    }

    /** Shows the cluster that the model looks at, after somebody else chose it. */
    void showChosen() {
        boolean before = begun;
        begun = false;
        showHere(box.getItems());
        begun = before;
    }

    private void showHere(List<ClusterState> known) {
        String here = model.placeProperty().get().cluster();
        known.stream().filter(one -> one.name().equals(here)).findFirst().ifPresent(box::setValue);
    }

    private final class ClusterCell extends ListCell<ClusterState> {
        private final StateShape shape = new StateShape();
        private final Label name = new Label();
        private final Label tag = new Label();
        private final HBox line = new HBox(shape, name, tag);
        private final Looks looks = new Looks(desk.text());

        ClusterCell() {
            name.getStyleClass().add("mono");
            name.setMinWidth(0);
            tag.getStyleClass().add("muted");
            tag.setMinWidth(0);
            line.getStyleClass().add("cluster-name");
            line.setAlignment(Pos.CENTER_LEFT);
            setText(null);
        }

        private void show(String cluster, String told) {
            name.setText(cluster);
            tag.setText(told);
            tag.setManaged(!told.isEmpty());
            setAccessibleText((cluster + " " + told).strip());
            setGraphic(line);
        }

        @Override
        protected void updateItem(@Nullable ClusterState cluster, boolean empty) {
            super.updateItem(cluster, empty);
            if (empty || cluster == null) {
                setGraphic(null);
                return;
            }
            if (cluster.name().startsWith(ClusterBrowsing.CONTEXT)) {
                String context = cluster.name().substring(ClusterBrowsing.CONTEXT.length());
                shape.show(looks.of(cluster.connection()));
                show(context, desk.text().text("clusters.context"));
                setTooltip(new Tooltip(desk.text().text("clusters.context-hint", context)));
                return;
            }
            Mark mark = looks.of(cluster.connection());
            shape.show(mark);
            String told =
                    cluster.practice() && !desk.store().state().workspace().practice()
                            ? desk.text().text("cluster.practice")
                            : cluster.guarded() ? desk.text().text("cluster.protected") : "";
            show(cluster.name(), told);
            setTooltip(
                    new Tooltip(
                            mark.word()
                                    + (cluster.message().isEmpty()
                                            ? ""
                                            : "\n" + Visible.lines(cluster.message()))));
        }
    }
}
