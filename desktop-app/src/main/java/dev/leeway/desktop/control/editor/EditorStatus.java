package dev.leeway.desktop.control.editor;

import dev.leeway.desktop.control.Icons;
import dev.leeway.engine.schema.SchemaSuggestion;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The foot of an editor: what is wrong, what the API says of the field, and what can be done. */
final class EditorStatus extends VBox {
    private final EditorWords words;
    private final YamlEditor editor;
    private final Button problem = new Button();
    private final Label position = new Label();
    private final Label documentation = new Label();
    private final Button marks;

    EditorStatus(EditorWords words, YamlEditor editor) {
        this.words = words;
        this.editor = editor;
        getStyleClass().add("editor-status");
        problem.getStyleClass().addAll("quiet", "editor-problem");
        problem.setOnAction(event -> editor.goToProblem(true));
        problem.setMinWidth(0);
        problem.setMaxWidth(Double.MAX_VALUE);
        problem.setAlignment(Pos.CENTER_LEFT);
        documentation.getStyleClass().add("editor-documentation");
        documentation.setMinWidth(0);
        position.getStyleClass().add("muted");
        position.setMinWidth(Region.USE_PREF_SIZE);
        marks = icon(Feather.GIT_COMMIT, "editor.toggle-marks", editor::toggleMarks);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line =
                new HBox(
                        position,
                        gap,
                        marks,
                        icon(Feather.SEARCH, "editor.open-find", () -> editor.find(false)),
                        icon(Feather.CORNER_UP_LEFT, "editor.undo", editor::undo),
                        icon(Feather.CORNER_UP_RIGHT, "editor.redo", editor::redo));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("editor-status-line");
        getChildren().addAll(documentation, problem, line);
        show(0, 0);
        describe(Optional.empty());
    }

    private Button icon(Feather shape, String key, Runnable action) {
        Button button = new Button("", Icons.of(shape));
        button.getStyleClass().add("quiet");
        button.setTooltip(new Tooltip(words.text(key)));
        button.setAccessibleText(words.text(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    void show(int line, int column) {
        List<TextProblem> all = editor.problemsProperty().get();
        boolean wrong = !all.isEmpty();
        boolean judged = editor.judges();
        problem.setGraphic(
                Icons.of(
                        wrong
                                ? Feather.ALERT_OCTAGON
                                : judged ? Feather.CHECK_CIRCLE : Feather.HELP_CIRCLE));
        problem.setText(
                wrong
                        ? worded(all, nearest(all, line))
                        : words.text(judged ? "editor.no-problem" : "editor.not-judged"));
        problem.getStyleClass()
                .setAll(
                        "button",
                        "quiet",
                        "editor-problem",
                        wrong ? "state-failing" : judged ? "state-in-sync" : "state-undetermined");
        problem.setDisable(!wrong);
        problem.setTooltip(wrong ? wrapped(problem.getText()) : null);
        position.setText(
                (editor.showsMarks()
                                ? words.text("editor.marked", editor.markedLines()) + "   "
                                : "")
                        + words.text("editor.position", line + 1, column + 1));
        marks.setVisible(editor.hasBase());
        marks.setManaged(editor.hasBase());
    }

    private String worded(List<TextProblem> all, TextProblem one) {
        return words.text("editor.problem", all.size(), one.line() + 1, one.message());
    }

    /** Of several the one at the caret's line is told, else the first one of the text. */
    private static TextProblem nearest(List<TextProblem> all, int line) {
        return all.stream().filter(one -> one.line() == line).findFirst().orElseGet(all::getFirst);
    }

    /** Says how the line differs from the base. */
    void describe(String difference) {
        documentation.setText(difference.replaceAll("\\s*\n\\s*", " \u23ce "));
        documentation.setTooltip(wrapped(difference));
    }

    void describe(Optional<SchemaSuggestion> field) {
        documentation.setText(
                field.map(
                                one ->
                                        one.documentation().isEmpty()
                                                ? one.text() + ": " + one.type()
                                                : one.text()
                                                        + ": "
                                                        + one.type()
                                                        + "   "
                                                        + one.documentation().replace('\n', ' '))
                        .orElse(" "));
        documentation.setTooltip(
                field.filter(one -> !one.documentation().isEmpty())
                        .map(one -> wrapped(one.documentation()))
                        .orElse(null));
    }

    private static Tooltip wrapped(String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setWrapText(true);
        tooltip.setPrefWidth(420);
        return tooltip;
    }
}
