package dev.leeway.desktop.control.code;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/**
 * Source text for reading. Lines are selected as in any list; the copy key copies them. Only lines
 * in sight have nodes.
 */
public final class CodeView extends ListView<CodeLine> {
    private static final int LONGEST_SHOWN = 2_000;
    private static final double DIGIT = 7.6;
    private static final PseudoClass LEADS = PseudoClass.getPseudoClass("leads");

    private final IntFunction<String> leftOut;
    private final UnaryOperator<String> visible;
    private double numberWidth = 40;
    private boolean margins;

    /**
     * Makes an empty view.
     *
     * @param leftOut says how many characters of a long line are not shown
     * @param visible shows characters that hide
     * @param clipboard takes copied text, as it is in the file
     */
    public CodeView(
            IntFunction<String> leftOut,
            UnaryOperator<String> visible,
            Consumer<String> clipboard) {
        this.leftOut = leftOut;
        this.visible = visible;
        getStyleClass().addAll("code-view", "edge-to-edge");
        setFixedCellSize(20);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(view -> new LineCell());
        setOnKeyPressed(
                event -> {
                    if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
                        clipboard.accept(selectedText());
                        event.consume();
                    }
                });
    }

    /** Shows other lines from the top, or the same ones with other margins where they are. */
    public void show(List<CodeLine> lines) {
        boolean sameText =
                lines.size() == getItems().size()
                        && lines.stream()
                                .map(CodeLine::text)
                                .toList()
                                .equals(getItems().stream().map(CodeLine::text).toList());
        int selected = getSelectionModel().getSelectedIndex();
        numberWidth = Math.max(4, Integer.toString(lines.size()).length()) * DIGIT + 10;
        margins = lines.stream().anyMatch(line -> line.margin().isPresent());
        getItems().setAll(lines);
        if (sameText && selected >= 0) {
            getSelectionModel().clearAndSelect(selected);
        } else if (!lines.isEmpty()) {
            scrollTo(0);
        }
    }

    /** Goes to a line, from 1. */
    public void goTo(int line) {
        if (line >= 1 && line <= getItems().size()) {
            getSelectionModel().clearAndSelect(line - 1);
            getFocusModel().focus(line - 1);
            scrollTo(Math.max(0, line - 8));
        }
    }

    /** Returns the line that the keyboard is at. */
    public Optional<CodeLine> current() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem());
    }

    /** Returns the selected lines as they are in the file. */
    public String selectedText() {
        return getSelectionModel().getSelectedItems().stream()
                .map(CodeLine::text)
                .collect(Collectors.joining("\n"));
    }

    private final class LineCell extends ListCell<CodeLine> {
        private final Label who = new Label();
        private final Label what = new Label();
        private final Label when = new Label();
        private final Region gap = new Region();
        private final HBox margin = new HBox(who, what, gap, when);
        private final Label number = new Label();
        private final TextFlow text = new TextFlow();
        private final HBox line = new HBox(margin, number, text);
        private final Tooltip hint = new Tooltip();

        LineCell() {
            line.setAlignment(Pos.CENTER_LEFT);
            margin.getStyleClass().add("code-margin");
            margin.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(gap, Priority.ALWAYS);
            who.getStyleClass().add("code-margin-who");
            what.getStyleClass().addAll("mono", "code-margin-what");
            when.getStyleClass().add("code-margin-when");
            what.setMinWidth(Region.USE_PREF_SIZE);
            when.setMinWidth(Region.USE_PREF_SIZE);
            number.getStyleClass().add("code-number");
            number.setAlignment(Pos.CENTER_RIGHT);
            text.getStyleClass().add("code-text-flow");
            text.setMinWidth(Region.USE_PREF_SIZE);
            text.setMaxHeight(Region.USE_PREF_SIZE);
            setText(null);
        }

        @Override
        protected void updateItem(@Nullable CodeLine item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText("");
                return;
            }
            number.setText(Integer.toString(item.number()));
            number.setMinWidth(numberWidth);
            number.setPrefWidth(numberWidth);
            margin.setVisible(margins);
            margin.setManaged(margins);
            CodeLine.Margin words = item.margin().orElse(null);
            boolean shown = words != null && words.leads();
            who.setText(words != null && shown ? words.who() : "");
            what.setText(words != null && shown ? words.what() : "");
            when.setText(words != null && shown ? words.when() : "");
            margin.pseudoClassStateChanged(LEADS, shown);
            if (words == null) {
                setTooltip(null);
            } else {
                hint.setText(words.hint());
                setTooltip(hint);
            }
            paint(item);
            setAccessibleText(
                    item.number()
                            + " "
                            + visible.apply(item.text())
                            + item.margin().map(said -> ", " + said.hint()).orElse(""));
            setGraphic(line);
        }

        private void paint(CodeLine item) {
            text.getChildren().clear();
            int end = Math.min(item.text().length(), LONGEST_SHOWN);
            for (CodeToken token : item.tokens()) {
                if (token.start() >= end) {
                    break;
                }
                String shown = item.text().substring(token.start(), Math.min(end, token.end()));
                add(shown.replace("\t", "    "), token.kind());
            }
            if (end < item.text().length()) {
                add(" " + leftOut.apply(item.text().length() - end), CodeToken.Kind.COMMENT);
            }
        }

        private void add(String shown, CodeToken.Kind kind) {
            Text stretch = new Text(visible.apply(shown));
            stretch.getStyleClass().addAll("code", "code-" + kind.name().toLowerCase(Locale.ROOT));
            text.getChildren().add(stretch);
        }
    }
}
