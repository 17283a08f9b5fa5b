package dev.leeway.desktop.control.editor;

import dev.leeway.desktop.control.Icons;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Finds and replaces in a text. Enter goes on, with Shift back; Escape closes. */
final class FindBar extends VBox {
    private final EditorWords words;
    private final Supplier<String> text;
    private final Target target;
    private final TextField wanted = new TextField();
    private final TextField instead = new TextField();
    private final ToggleButton exact;
    private final Label count = new Label();
    private final HBox replacing;
    private List<Integer> matches = List.of();

    /** What the bar acts on. */
    interface Target {
        /** Selects a range and shows it. */
        void select(int from, int to);

        /** Returns where the caret is. */
        int caret();

        /** Returns where the selection begins. */
        int selectionStart();

        /** Replaces a range. */
        void replace(int from, int to, String with);

        /** Takes the ranges that are found, to mark them. */
        void found(List<Integer> starts, int length);

        /** Takes the focus back, the bar being closed. */
        void closed();
    }

    FindBar(EditorWords words, Supplier<String> text, Target target) {
        this.words = words;
        this.text = text;
        this.target = target;
        getStyleClass().add("find-bar");
        exact = new ToggleButton("Aa");
        exact.setTooltip(new Tooltip(words.text("editor.match-case")));
        exact.setAccessibleText(words.text("editor.match-case"));
        exact.selectedProperty().addListener(observable -> search());
        field(wanted, "editor.find");
        field(instead, "editor.replace-with");
        wanted.textProperty().addListener(observable -> search());
        count.getStyleClass().add("muted");
        count.setMinWidth(USE_PREF_SIZE);
        HBox finding =
                line(
                        wanted,
                        exact,
                        count,
                        icon(Feather.CHEVRON_UP, "editor.find-previous", () -> go(-1)),
                        icon(Feather.CHEVRON_DOWN, "editor.find-next", () -> go(1)),
                        icon(Feather.X, "editor.find-close", this::close));
        replacing =
                line(
                        instead,
                        button("editor.replace", this::replaceOne),
                        button("editor.replace-all", this::replaceAll));
        getChildren().addAll(finding, replacing);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        close();
    }

    private void field(TextField field, String key) {
        field.setPromptText(words.text(key));
        field.setAccessibleText(words.text(key));
        field.getStyleClass().add("mono");
        field.setPrefWidth(120);
        HBox.setHgrow(field, Priority.ALWAYS);
    }

    private static HBox line(javafx.scene.Node... nodes) {
        HBox line = new HBox(nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("find-line");
        return line;
    }

    private Button icon(Feather shape, String key, Runnable action) {
        Button button = new Button("", Icons.of(shape));
        button.getStyleClass().add("quiet");
        button.setTooltip(new Tooltip(words.text(key)));
        button.setAccessibleText(words.text(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(words.text(key));
        button.getStyleClass().add("small");
        button.setOnAction(event -> action.run());
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /** Opens it with a text to look for; an empty one leaves what was there. */
    void open(String selected, boolean withReplacing) {
        setVisible(true);
        setManaged(true);
        replacing.setVisible(withReplacing);
        replacing.setManaged(withReplacing);
        if (!selected.isEmpty() && selected.indexOf('\n') < 0) {
            wanted.setText(selected);
        }
        wanted.requestFocus();
        wanted.selectAll();
        search();
    }

    boolean isOpen() {
        return isVisible();
    }

    void close() {
        boolean was = isVisible();
        setVisible(false);
        setManaged(false);
        if (was) {
            target.found(List.of(), 0);
            target.closed();
        }
    }

    /** Looks again, because the text changed. */
    void refresh() {
        if (isOpen()) {
            search();
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
        } else if (event.getCode() == KeyCode.ENTER && wanted.isFocused()) {
            go(event.isShiftDown() ? -1 : 1);
        } else if (event.getCode() == KeyCode.ENTER && instead.isFocused()) {
            replaceOne();
        } else {
            return;
        }
        event.consume();
    }

    private void search() {
        matches = matches(text.get(), wanted.getText(), exact.isSelected());
        target.found(matches, wanted.getText().length());
        tell(-1);
    }

    /** Returns where a text occurs, overlapping occurrences left out. Pure. */
    static List<Integer> matches(String text, String wanted, boolean exact) {
        List<Integer> found = new ArrayList<>();
        if (wanted.isEmpty()) {
            return found;
        }
        String in = exact ? text : text.toLowerCase(Locale.ROOT);
        String what = exact ? wanted : wanted.toLowerCase(Locale.ROOT);
        for (int at = in.indexOf(what); at >= 0; at = in.indexOf(what, at + what.length())) {
            found.add(at);
        }
        return found;
    }

    private void tell(int current) {
        count.setText(
                wanted.getText().isEmpty()
                        ? ""
                        : current < 0
                                ? words.text("editor.found", matches.size())
                                : words.text("editor.found-of", current + 1, matches.size()));
    }

    /** Goes to the next or the previous match, round the end. */
    void go(int way) {
        if (matches.isEmpty()) {
            return;
        }
        int from = way > 0 ? target.caret() : target.selectionStart();
        int next = way > 0 ? 0 : matches.size() - 1;
        for (int i = 0; i < matches.size(); i++) {
            int one = way > 0 ? i : matches.size() - 1 - i;
            if (way > 0 ? matches.get(one) >= from : matches.get(one) < from) {
                next = one;
                break;
            }
        }
        show(next);
    }

    private void show(int match) {
        int start = matches.get(match);
        target.select(start, start + wanted.getText().length());
        tell(match);
    }

    private void replaceOne() {
        int start = target.selectionStart();
        BiConsumer<Integer, Integer> replace =
                (from, to) -> target.replace(from, to, instead.getText());
        if (matches.contains(start)) {
            replace.accept(start, start + wanted.getText().length());
            search();
        }
        go(1);
    }

    private void replaceAll() {
        int length = wanted.getText().length();
        String before = text.get();
        StringBuilder after = new StringBuilder();
        int done = 0;
        for (int start : matches) {
            after.append(before, done, start).append(instead.getText());
            done = start + length;
        }
        if (done > 0) {
            after.append(before.substring(done));
            target.replace(0, before.length(), after.toString());
            search();
        }
    }
}
