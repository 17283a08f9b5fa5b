package dev.leeway.desktop.screen.frame;

import dev.leeway.desktop.control.Mono;
import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.frame.PaletteEntries.Entry;
import dev.leeway.desktop.text.Visible;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every action and every application, found by typing. */
final class Palette extends VBox {
    private static final int MOST_SHOWN = 60;

    /** The field above eleven whole lines. */
    private static final double HEIGHT = 432;

    private final Desk desk;
    private final Frame frame;
    private final Runnable close;
    private final TextField field = new TextField();
    private final ObservableList<Entry> shown = FXCollections.observableArrayList();
    private final ListView<Entry> list = new ListView<>(shown);
    private List<Entry> all = List.of();

    Palette(Desk desk, Frame frame, Runnable close) {
        this.desk = desk;
        this.frame = frame;
        this.close = close;
        getStyleClass().addAll("overlay-card", "palette");
        setMaxSize(560, HEIGHT);
        setPrefSize(560, HEIGHT);
        field.setPromptText(desk.text().text("palette.prompt"));
        field.setAccessibleText(desk.text().text("palette.prompt"));
        field.getStyleClass().add("palette-field");
        field.textProperty().addListener((observable, before, after) -> filter());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.getStyleClass().addAll("palette-list", "edge-to-edge");
        list.setFixedCellSize(34);
        list.setFocusTraversable(false);
        list.setAccessibleText(desk.text().text("palette.prompt"));
        list.setPlaceholder(new Label(desk.text().text("palette.nothing")));
        list.setCellFactory(view -> new EntryCell());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(field, list);
    }

    void open() {
        all = PaletteEntries.of(desk, frame);
        field.clear();
        filter();
        field.requestFocus();
    }

    private record Found(Entry entry, int score) {}

    /** Those that fit best come first; of those that fit alike, in the order they were made. */
    private void filter() {
        String typed = field.getText();
        List<Found> found = new ArrayList<>();
        for (Entry entry : all) {
            Match.of(typed, entry.words(), entry.kind())
                    .ifPresent(score -> found.add(new Found(entry, score)));
        }
        boolean everything = typed.isBlank();
        found.sort(
                Comparator.comparingInt(
                        (Found one) ->
                                everything
                                        ? -one.entry.weight()
                                        : -one.score - one.entry.weight()));
        shown.setAll(found.stream().limit(MOST_SHOWN).map(Found::entry).toList());
        list.getSelectionModel().selectFirst();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN) {
            list.getSelectionModel().selectNext();
        } else if (event.getCode() == KeyCode.UP) {
            list.getSelectionModel().selectPrevious();
        } else if (event.getCode() == KeyCode.ENTER) {
            choose(list.getSelectionModel().getSelectedItem());
        } else if (event.getCode() == KeyCode.ESCAPE) {
            close.run();
        } else {
            return;
        }
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 4));
        event.consume();
    }

    private void choose(@Nullable Entry entry) {
        if (entry != null) {
            close.run();
            entry.action().run();
        }
    }

    private final class EntryCell extends ListCell<Entry> {
        private final Label words = new Label();
        private final Label kind = new Label();
        private final HBox line = new HBox();

        EntryCell() {
            kind.getStyleClass().add("muted");
            kind.setMinWidth(Region.USE_PREF_SIZE);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("palette-line");
            setOnMouseClicked(event -> choose(getItem()));
            setText(null);
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            words.setText(Visible.of(entry.words()));
            Mono.when(words.getStyleClass(), entry.named());
            kind.setText(entry.kind());
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            line.getChildren().setAll(Icons.of(entry.icon()), words, gap, kind);
            setGraphic(line);
        }
    }
}
