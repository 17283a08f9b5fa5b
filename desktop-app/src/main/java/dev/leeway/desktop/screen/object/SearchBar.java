package dev.leeway.desktop.screen.object;

import dev.leeway.desktop.control.TextLines;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Searches lines of text: next and previous, with the number of lines found. */
final class SearchBar extends HBox {
    private final Desk desk;
    private final TextLines lines;
    private final TextField field = new TextField();
    private final Label found = new Label();

    SearchBar(Desk desk, TextLines lines) {
        this.desk = desk;
        this.lines = lines;
        getStyleClass().add("search-bar");
        setAlignment(Pos.CENTER_LEFT);
        field.setPromptText(desk.text().text("clusters.search"));
        field.setAccessibleText(desk.text().text("clusters.search"));
        field.setPrefWidth(120);
        field.setMinWidth(70);
        found.getStyleClass().add("facts");
        found.setMinWidth(USE_PREF_SIZE);
        field.textProperty()
                .addListener(
                        (observable, before, after) -> {
                            lines.mark(after);
                            count();
                        });
        field.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        lines.findNext(event.isShiftDown() ? -1 : 1);
                        event.consume();
                    } else if (event.getCode() == KeyCode.ESCAPE) {
                        field.clear();
                        lines.requestFocus();
                        event.consume();
                    }
                });
        getChildren()
                .addAll(
                        field,
                        Buttons.icon(
                                Feather.CHEVRON_UP,
                                desk.text().text("clusters.search-back"),
                                () -> lines.findNext(-1)),
                        Buttons.icon(
                                Feather.CHEVRON_DOWN,
                                desk.text().text("clusters.search-on"),
                                () -> lines.findNext(1)),
                        found);
    }

    void begin() {
        field.requestFocus();
        field.selectAll();
    }

    boolean key(KeyCode code) {
        if (field.getText().isEmpty()) {
            return false;
        }
        if (code == KeyCode.N) {
            return lines.findNext(1);
        }
        return false;
    }

    /** Counts anew after the lines changed. */
    void count() {
        String word = field.getText();
        found.setText(
                word.isEmpty() ? "" : desk.text().text("clusters.search-found", lines.matches()));
        found.setManaged(!word.isEmpty());
    }
}
