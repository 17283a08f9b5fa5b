package dev.leeway.desktop.screen.overview;

import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.screen.Watch;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.state.Wellness;
import dev.leeway.desktop.state.WorkspaceState;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;

/** What needs attention, worst first; every row leads to the place where it is handled. */
public final class OverviewScreen implements Screen {
    private final Desk desk;
    private final Looks looks;
    private final BorderPane page = new BorderPane();
    private final ObservableList<Attention> items = FXCollections.observableArrayList();
    private final ListView<Attention> list = new ListView<>(items);
    private final VBox numbers = new VBox();
    private final Button compareAll;
    private final Watch watch;

    /** Makes the screen. */
    public OverviewScreen(Desk desk) {
        this.desk = desk;
        this.looks = new Looks(desk.text());
        page.getStyleClass().addAll("screen", "overview");
        Label title = new Label(desk.text().text("overview.title"));
        title.getStyleClass().add("page-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        compareAll =
                Buttons.of(
                        Feather.REFRESH_CW,
                        desk.text().text("action.compare-all"),
                        desk.commands()::compareAll);
        HBox line = new HBox(title, gap, compareAll);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("page-line");
        VBox header = new VBox(line);
        header.getStyleClass().add("page-header");
        page.setTop(header);
        list.getStyleClass().addAll("attention-list", "edge-to-edge");
        list.setFixedCellSize(48);
        list.setCellFactory(view -> new AttentionCell());
        list.setAccessibleText(desk.text().text("overview.title"));
        numbers.getStyleClass().add("numbers");
        numbers.setMinWidth(220);
        numbers.setPrefWidth(260);
        page.setRight(numbers);
        this.watch = new Watch(desk.store(), this::update);
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        list.requestFocus();
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    @Override
    public boolean key(KeyCode code) {
        Attention chosen = list.getSelectionModel().getSelectedItem();
        if (code == KeyCode.ENTER && chosen != null) {
            desk.goTo(chosen.route());
            return true;
        }
        return false;
    }

    @Override
    public void close() {
        watch.close();
    }

    private void update(AppState state) {
        List<Attention> next = Attention.of(state, desk.text().text("overview.sync-failed"));
        if (!next.equals(items)) {
            Attention chosen = list.getSelectionModel().getSelectedItem();
            items.setAll(next);
            if (chosen != null) {
                next.stream()
                        .filter(item -> item.route().equals(chosen.route()))
                        .findFirst()
                        .ifPresent(list.getSelectionModel()::select);
            }
        }
        page.setCenter(next.isEmpty() ? calm(state) : list);
        showNumbers(state);
    }

    private Node calm(AppState state) {
        WorkspaceState workspace = state.workspace();
        boolean unfinished =
                state.applications().toList().stream()
                        .anyMatch(app -> app.condition() == Condition.UNCOMPARED);
        return switch (workspace.phase()) {
            case NONE ->
                    new Blank(
                            "state-quiet",
                            Feather.FOLDER,
                            desk.text().text("workspace.none"),
                            List.of(desk.text().text("workspace.none-next")));
            case OPENING ->
                    new Blank(
                            "state-busy",
                            Feather.REFRESH_CW,
                            desk.text().text("workspace.opening", workspace.name()),
                            List.of());
            case REFUSED ->
                    new Blank(
                            "state-failing",
                            Feather.ALERT_OCTAGON,
                            desk.text().text("workspace.refused", workspace.name()),
                            workspace.troubles().stream().map(Trouble::details).toList());
            case OPEN ->
                    unfinished
                            ? new Blank(
                                    "state-busy",
                                    Feather.REFRESH_CW,
                                    desk.text().text("overview.comparing"),
                                    List.of())
                            : new Blank(
                                    "state-in-sync",
                                    Feather.CHECK_CIRCLE,
                                    desk.text().text("overview.calm"),
                                    List.of(
                                            desk.text()
                                                    .text(
                                                            "overview.calm-count",
                                                            state.applications().size())));
        };
    }

    private void showNumbers(AppState state) {
        // Without a workspace nothing is known, and a nought would say that it is.
        boolean known = state.workspace().phase() == WorkspaceState.Phase.OPEN;
        numbers.setVisible(known);
        numbers.setManaged(known);
        compareAll.setDisable(!known);
        int inSync = 0;
        int drifting = 0;
        int failing = 0;
        int objects = 0;
        for (var app : state.applications().toList()) {
            objects += app.tally().differences();
            switch (app.condition()) {
                case IN_SYNC -> inSync++;
                case FAILING -> failing++;
                case CHANGED, MUTATED, MISSING, EXTRA, UNDETERMINED -> drifting++;
                case HELD, UNCOMPARED, OWNED -> {}
            }
        }
        List<Node> cards = new ArrayList<>();
        int total = state.applications().size();
        cards.add(card("state-in-sync", inSync, total, "overview.in-sync"));
        cards.add(
                card(
                        drifting > 0 ? "state-changed" : "state-quiet",
                        drifting,
                        total,
                        "overview.drifting"));
        cards.add(
                card(
                        failing > 0 ? "state-failing" : "state-quiet",
                        failing,
                        total,
                        "overview.failing"));
        cards.add(
                card(
                        objects > 0 ? "state-changed" : "state-quiet",
                        objects,
                        0,
                        "overview.objects"));
        numbers.getChildren().setAll(cards);
    }

    private Node card(String styleClass, int number, int total, String key) {
        Label figure = new Label(Integer.toString(number));
        figure.getStyleClass().addAll("figure", styleClass);
        Label of = new Label(total > 0 ? desk.text().text("overview.of", total) : "");
        of.getStyleClass().add("muted");
        HBox line = new HBox(figure, of);
        line.setAlignment(Pos.BASELINE_LEFT);
        line.getStyleClass().add("figure-line");
        Label words = new Label(desk.text().text(key));
        words.getStyleClass().add("muted");
        VBox card = new VBox(line, words);
        card.getStyleClass().add("card");
        return card;
    }

    private final class AttentionCell extends ListCell<Attention> {
        private final StateShape shape = new StateShape();
        private final Label what = new Label();
        private final Label where = new Label();
        private final Label word = new Label();
        private final Label age = new Label();
        private final HBox line;

        AttentionCell() {
            what.getStyleClass().addAll("mono", "strong");
            where.getStyleClass().add("attention-where");
            word.getStyleClass().add("state-word");
            word.setMinWidth(Region.USE_PREF_SIZE);
            age.getStyleClass().addAll("number", "muted");
            age.setMinWidth(56);
            age.setAlignment(Pos.CENTER_RIGHT);
            VBox words = new VBox(what, where);
            words.setAlignment(Pos.CENTER_LEFT);
            words.setMinWidth(0);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            line = new HBox(shape, words, gap, word, age);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("attention-line");
            line.prefWidthProperty().bind(widthProperty().subtract(42));
            line.maxWidthProperty().bind(widthProperty().subtract(42));
            setPrefWidth(0);
            setOnMouseClicked(
                    event -> {
                        Attention item = getItem();
                        if (item != null && event.getClickCount() == 1) {
                            desk.goTo(item.route());
                        }
                    });
        }

        @Override
        protected void updateItem(@Nullable Attention item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            Mark mark = item.unwell() ? looks.of(Wellness.DEGRADED) : looks.of(item.condition());
            shape.show(mark);
            what.setText(item.subject());
            where.setText(
                    item.words().isEmpty()
                            ? item.place()
                            : item.place() + "   ·   " + item.words());
            where.setTooltip(new Tooltip(where.getText()));
            word.setText(
                    item.counted().isEmpty()
                            ? mark.word()
                            : looks.differences(item.counted().get()));
            word.getStyleClass().setAll("label", "state-word", mark.styleClass());
            age.setText(
                    item.since()
                            .map(since -> desk.text().age(since, desk.store().state().now()))
                            .orElse(""));
            setGraphic(line);
        }
    }
}
