package dev.leeway.desktop.screen.object;

import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.browse.ClusterEvent;
import dev.leeway.engine.browse.ClusterEvents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What the cluster noted about the object, newest first. */
final class EventsSide implements ObjectPane.SidePane {
    private final Desk desk;
    private final ObjectModel model;
    private final BorderPane pane = new BorderPane();
    private final ListView<ClusterEvent> list = new ListView<>();

    EventsSide(Desk desk, ObjectModel model) {
        this.desk = desk;
        this.model = model;
        list.getStyleClass().addAll("edge-to-edge", "event-list");
        list.setCellFactory(view -> new EventCell());
        list.setAccessibleText(desk.text().text("clusters.side-events"));
        list.setPlaceholder(
                new Blank(
                        "state-quiet",
                        Feather.BELL_OFF,
                        desk.text().text("clusters.no-events"),
                        List.of(desk.text().text("clusters.no-events-next"))));
        model.eventsProperty().addListener(observable -> show());
        show();
    }

    private void show() {
        Optional<ClusterEvents> events = model.eventsProperty().get().latest();
        List<ClusterEvent> next = events.map(ClusterEvents::events).orElse(List.of());
        if (!next.equals(list.getItems())) {
            list.getItems().setAll(next);
        }
        pane.setCenter(
                Waiting.around(
                        desk,
                        model.eventsProperty().get(),
                        "clusters.reading",
                        model::reload,
                        () -> list));
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void focus() {
        list.requestFocus();
    }

    private final class EventCell extends ListCell<ClusterEvent> {
        private final StateShape shape = new StateShape();
        private final Label reason = new Label();
        private final Label count = new Label();
        private final Label source = new Label();
        private final Label age = new Label();
        private final Label message = new Label();
        private final VBox words;
        private final HBox line;

        EventCell() {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            reason.getStyleClass().add("strong");
            reason.setMinWidth(Region.USE_PREF_SIZE);
            count.getStyleClass().add("facts");
            count.setMinWidth(Region.USE_PREF_SIZE);
            source.getStyleClass().add("facts");
            age.getStyleClass().add("facts");
            age.setMinWidth(Region.USE_PREF_SIZE);
            HBox top = new HBox(reason, count, gap, source, age);
            top.getStyleClass().add("object-line");
            top.setAlignment(Pos.CENTER_LEFT);
            message.setWrapText(true);
            message.getStyleClass().add("event-message");
            words = new VBox(top, message);
            HBox.setHgrow(words, Priority.ALWAYS);
            line = new HBox(shape, words);
            line.getStyleClass().add("event-line");
            setText(null);
            setPrefWidth(0);
        }

        /** Wrapped words make a row higher; lists ask for its height without telling a width. */
        @Override
        protected double computePrefHeight(double width) {
            double room = list.getWidth() - snappedLeftInset() - snappedRightInset() - 14;
            return isEmpty() || room <= 0
                    ? super.computePrefHeight(width)
                    : snappedTopInset() + line.prefHeight(room) + snappedBottomInset();
        }

        @Override
        protected void updateItem(@Nullable ClusterEvent event, boolean empty) {
            super.updateItem(event, empty);
            if (empty || event == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            Mark mark =
                    event.warning()
                            ? new Mark(
                                    "state-missing",
                                    Feather.ALERT_TRIANGLE,
                                    desk.text().text("clusters.event-warning"))
                            : new Mark(
                                    "state-quiet",
                                    Feather.INFO,
                                    desk.text().text("clusters.event-normal"));
            shape.show(mark);
            reason.setText(Visible.of(event.reason()));
            count.setText(
                    event.count() > 1 ? desk.text().text("clusters.times", event.count()) : "");
            source.setText(Visible.of(event.source()));
            Instant now = desk.store().state().now();
            age.setText(event.last().map(at -> desk.text().age(at, now)).orElse(""));
            age.setTooltip(
                    event.last().map(at -> new Tooltip(desk.text().moment(at))).orElse(null));
            message.setText(Visible.lines(event.message()));
            setGraphic(line);
            setAccessibleText(mark.word() + ", " + reason.getText() + ": " + message.getText());
        }
    }
}
