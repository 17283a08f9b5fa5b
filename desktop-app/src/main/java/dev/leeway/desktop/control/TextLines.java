package dev.leeway.desktop.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/**
 * Lines of text to read: only those in sight have nodes, so there may be tens of thousands. Lines
 * can be selected and copied, searched, and wrapped.
 */
public final class TextLines extends ListView<TextLines.Line> {
    private static final int LONGEST_SHOWN = 4_000;
    private static final double LINE = 20;

    /**
     * One line.
     *
     * @param prefix what stands before it in a colour of its own; may be empty
     * @param prefixStyle the style class of the prefix
     * @param text the line
     * @param keyEnd up to where the text is a key, in the key's colour; 0 for nowhere
     */
    public record Line(String prefix, String prefixStyle, String text, int keyEnd) {
        /** Returns a line that is text alone. */
        public static Line plain(String text) {
            return new Line("", "", text, 0);
        }

        /** Returns the line as it is copied. */
        public String whole() {
            return prefix.isEmpty() ? text : prefix + " " + text;
        }
    }

    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final BooleanProperty wrap = new SimpleBooleanProperty();
    private String search = "";

    /** Makes it empty; {@code copy} takes what is copied. */
    public TextLines(Consumer<String> copy) {
        getStyleClass().addAll("text-lines", "edge-to-edge");
        setItems(lines);
        setCellFactory(view -> new LineCell());
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setOnKeyPressed(
                event -> {
                    if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
                        copy.accept(selectedText());
                        event.consume();
                    } else if (event.isShortcutDown() && event.getCode() == KeyCode.A) {
                        getSelectionModel().selectAll();
                        event.consume();
                    }
                });
        setFixedCellSize(LINE);
        wrap.addListener(
                (observable, before, wraps) -> {
                    setFixedCellSize(wraps ? USE_COMPUTED_SIZE : LINE);
                    refresh();
                });
    }

    /** Returns the lines, to be changed on the window's thread. */
    public ObservableList<Line> lines() {
        return lines;
    }

    /** Returns whether long lines go on below instead of to the right. */
    public BooleanProperty wrapProperty() {
        return wrap;
    }

    /** Returns the selected lines as text; all of them when none is selected. */
    public String selectedText() {
        List<Line> chosen =
                getSelectionModel().getSelectedIndices().isEmpty()
                        ? lines
                        : getSelectionModel().getSelectedIndices().stream()
                                .sorted()
                                .map(lines::get)
                                .toList();
        return chosen.stream().map(Line::whole).collect(Collectors.joining("\n", "", "\n"));
    }

    /** Marks every occurrence of a word, whatever its case; an empty one marks nothing. */
    public void mark(String word) {
        search = word.toLowerCase(Locale.ROOT);
        refresh();
    }

    /** Returns how many lines contain the marked word. */
    public long matches() {
        return search.isEmpty() ? 0 : lines.stream().filter(this::matches).count();
    }

    private boolean matches(Line line) {
        return line.text().toLowerCase(Locale.ROOT).contains(search);
    }

    /**
     * Goes to the next line with the marked word, from the selected one, round the ends.
     *
     * @param step 1 for onward, -1 for back
     * @return whether there is one
     */
    public boolean findNext(int step) {
        int size = lines.size();
        if (search.isEmpty() || size == 0) {
            return false;
        }
        int from = getSelectionModel().getSelectedIndex();
        int start = from < 0 ? (step > 0 ? -1 : size) : from;
        for (int i = 1; i <= size; i++) {
            int at = Math.floorMod(start + step * i, size);
            if (matches(lines.get(at))) {
                getSelectionModel().clearAndSelect(at);
                scrollTo(Math.max(0, at - 3));
                return true;
            }
        }
        return false;
    }

    private final class LineCell extends ListCell<Line> {
        private final TextFlow flow = new TextFlow();

        LineCell() {
            setText(null);
            flow.getStyleClass().add("text-line");
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            List<Text> pieces = new ArrayList<>();
            if (!line.prefix().isEmpty()) {
                pieces.add(piece(line.prefix() + " ", "line-prefix", line.prefixStyle()));
            }
            String text =
                    line.text().length() > LONGEST_SHOWN
                            ? line.text().substring(0, LONGEST_SHOWN) + "…"
                            : line.text();
            int keyEnd = Math.min(line.keyEnd(), text.length());
            if (keyEnd > 0) {
                addMarked(pieces, text.substring(0, keyEnd), "line-key");
            }
            addMarked(pieces, text.substring(keyEnd), "line-value");
            flow.getChildren().setAll(pieces);
            boolean wraps = wrap.get();
            double room = Math.max(80, TextLines.this.getWidth() - 34);
            flow.setPrefWidth(wraps ? room : USE_COMPUTED_SIZE);
            setPrefWidth(wraps ? 0 : USE_COMPUTED_SIZE);
            setGraphic(flow);
            setAccessibleText(line.whole());
        }

        private void addMarked(List<Text> pieces, String text, String style) {
            if (search.isEmpty()) {
                pieces.add(piece(text, style, ""));
                return;
            }
            String lower = text.toLowerCase(Locale.ROOT);
            int at = 0;
            int found = lower.length() == text.length() ? lower.indexOf(search) : -1;
            while (found >= 0) {
                if (found > at) {
                    pieces.add(piece(text.substring(at, found), style, ""));
                }
                at = found + search.length();
                pieces.add(piece(text.substring(found, at), "line-match", ""));
                found = lower.indexOf(search, at);
            }
            if (at < text.length() || text.isEmpty()) {
                pieces.add(piece(text.substring(at), style, ""));
            }
        }

        private static Text piece(String text, String style, String more) {
            Text piece = new Text(text);
            piece.getStyleClass().addAll("line-text", style);
            if (!more.isEmpty()) {
                piece.getStyleClass().add(more);
            }
            return piece;
        }
    }
}
