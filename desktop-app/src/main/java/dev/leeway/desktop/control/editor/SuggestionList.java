package dev.leeway.desktop.control.editor;

import dev.leeway.engine.schema.SchemaSuggestion;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What can be written at the caret, with the type and the description of the chosen one. */
final class SuggestionList extends VBox {
    private static final double ROW = 24;
    private static final int MOST_ROWS = 8;

    private final EditorWords words;
    private final ListView<SchemaSuggestion> list = new ListView<>();
    private final Label documentation = new Label();

    SuggestionList(EditorWords words, Consumer<SchemaSuggestion> chosen) {
        this.words = words;
        getStyleClass().add("suggestions");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.getStyleClass().add("edge-to-edge");
        list.setCellFactory(view -> new SuggestionCell(chosen));
        list.setAccessibleText(words.text("editor.suggestions"));
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((observable, before, after) -> describe(after));
        documentation.setWrapText(true);
        documentation.getStyleClass().add("suggestion-documentation");
        documentation.setMaxHeight(84);
        getChildren().addAll(list, documentation);
        setManaged(false);
        setVisible(false);
    }

    void show(List<SchemaSuggestion> suggestions) {
        list.getItems().setAll(suggestions);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        list.setPrefHeight(ROW * Math.min(MOST_ROWS, suggestions.size()) + 4);
        list.setMinHeight(Region.USE_PREF_SIZE);
        setVisible(!suggestions.isEmpty());
    }

    void hide() {
        setVisible(false);
    }

    /** Goes up or down, round the end. */
    void move(int by) {
        int size = list.getItems().size();
        int next = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, size);
        list.getSelectionModel().select(next);
        list.scrollTo(Math.max(0, next - MOST_ROWS / 2));
    }

    Optional<SchemaSuggestion> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    List<SchemaSuggestion> shown() {
        return List.copyOf(list.getItems());
    }

    private void describe(@Nullable SchemaSuggestion suggestion) {
        boolean silent = suggestion == null || suggestion.documentation().isEmpty();
        documentation.setText(
                suggestion == null || !suggestion.isField()
                        ? ""
                        : silent
                                ? words.text("editor.no-documentation")
                                : suggestion.documentation());
        documentation.setVisible(!documentation.getText().isEmpty());
        documentation.setManaged(documentation.isVisible());
    }

    private final class SuggestionCell extends ListCell<SchemaSuggestion> {
        private final Label name = new Label();
        private final Label type = new Label();
        private final HBox line;

        SuggestionCell(Consumer<SchemaSuggestion> chosen) {
            name.getStyleClass().add("mono");
            type.getStyleClass().add("muted");
            type.setMinWidth(0);
            name.setMinWidth(USE_PREF_SIZE);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            line = new HBox(name, gap, type);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("suggestion-line");
            setPrefWidth(0);
            setOnMouseClicked(
                    event -> {
                        SchemaSuggestion item = getItem();
                        if (item != null) {
                            chosen.accept(item);
                        }
                    });
        }

        @Override
        protected void updateItem(@Nullable SchemaSuggestion item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            name.setText(item.text());
            type.setText(
                    item.isRequired() ? words.text("editor.required", item.type()) : item.type());
            setGraphic(line);
        }
    }
}
