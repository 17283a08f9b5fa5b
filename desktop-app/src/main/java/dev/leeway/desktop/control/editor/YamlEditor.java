package dev.leeway.desktop.control.editor;

import dev.leeway.desktop.control.editor.LineColours.Stretch;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.desktop.work.NewestWork;
import dev.leeway.desktop.work.UiThread;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.SchemaSuggestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.util.UndoUtils;

/**
 * An editor for the YAML of one object: coloured while it is typed, held against the kind's shape
 * in the background (the newest text wins, typing never waits), with suggestions of fields and
 * values, find and replace, and marks where it differs from a base text.
 *
 * <p>Keys: the shortcut key with Space suggests, with F finds, with H replaces, with Z and Y undoes
 * and redoes, with D shows or hides the marks; F8 goes to the next problem; Escape leaves the
 * editor for the next control.
 *
 * <p>Belongs to the window's thread.
 */
public final class YamlEditor extends BorderPane {
    private static final Duration SETTLING = Duration.ofMillis(120);

    private final EditorWords words;
    private final CodeArea area = new CodeArea();
    private final LineColours colours;
    private final EditorGutter gutter;
    private final Completion completion;
    private final FindBar find;
    private final EditorStatus status;
    private final NewestWork<List<TextProblem>> checking;
    private final NewestWork<Map<Integer, LineMark>> comparing;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper line = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<List<TextProblem>> problems =
            new ReadOnlyObjectWrapper<>(List.of());
    private List<Stretch> found = List.of();
    private Optional<String> base = Optional.empty();
    private Optional<String> file = Optional.empty();
    private boolean showsMarks = true;

    /**
     * Makes an empty editor.
     *
     * @param name what it edits, for screen readers
     */
    public YamlEditor(String name, EditorWords words, BackgroundWork work, UiThread ui) {
        this.words = words;
        checking = new NewestWork<>(work, ui, "check a text", SETTLING);
        comparing = new NewestWork<>(work, ui, "compare a text", SETTLING);
        getStyleClass().add("yaml-editor");
        // The bundled sheet of the area would win over the window's own.
        area.getStylesheets().clear();
        area.setUndoManager(UndoUtils.plainTextUndoManager(area));
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        area.setAccessibleText(name);
        colours = new LineColours(area);
        gutter = EditorGutter.ofEdited(area, words);
        completion = new Completion(area, words);
        find = new FindBar(words, area::getText, new Finding(area, this::found));
        status = new EditorStatus(words, this);
        StackPane middle = new StackPane(new VirtualizedScrollPane<>(area), completion.list());
        middle.getStyleClass().add("editor-middle");
        setTop(find);
        setCenter(middle);
        setBottom(status);
        new EditorKeys(this, area, completion.list(), find).install();
        area.textProperty().addListener((observable, before, after) -> changed(after));
        area.caretPositionProperty().addListener(observable -> moved());
    }

    /**
     * Shows another text; it cannot be undone into what was there before.
     *
     * @param shape the shape of its kind; empty when it is not known
     */
    public void show(String content, Optional<FieldSchema> shape) {
        file = Optional.empty();
        completion.know(shape);
        show(content);
    }

    /**
     * Shows a source file, of any number of documents of any shape; nothing is suggested in it.
     *
     * @param path its name, which tells whether it is YAML
     */
    public void showFile(String path, String content) {
        file = Optional.of(path);
        completion.know(Optional.empty());
        show(content);
    }

    private void show(String content) {
        area.replaceText(content);
        area.getUndoManager().forgetHistory();
        area.moveTo(0);
        area.requestFollowCaret();
        check();
    }

    /** Holds the text against another shape, because more became known of it. */
    public void know(FieldSchema shape) {
        completion.know(Optional.of(shape));
        check();
        moved();
    }

    /** Marks where the text differs from a base; from none, nothing is marked. */
    public void compareWith(Optional<String> other) {
        base = other;
        compare();
    }

    /** Shows or hides the marks. */
    public void toggleMarks() {
        showsMarks = !showsMarks;
        compare();
        status.show(caretLine(), caretColumn());
    }

    /** Returns whether the marks are shown. */
    public boolean showsMarks() {
        return showsMarks && base.isPresent();
    }

    /** Returns whether there is a base to show marks against. */
    boolean hasBase() {
        return base.isPresent();
    }

    /** Returns the text as it is typed. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Returns what is wrong, as of the last text that was looked at, from top to bottom. */
    public ReadOnlyObjectProperty<List<TextProblem>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /** Returns the line that the caret is in, from 0. */
    public ReadOnlyIntegerProperty lineProperty() {
        return line.getReadOnlyProperty();
    }

    /** Returns how many lines differ from the base. */
    public int markedLines() {
        return gutter.marks().size();
    }

    /** Opens the bar for finding. */
    public void find(boolean withReplacing) {
        find.open(area.getSelectedText(), withReplacing);
    }

    /** Undoes the last change, if there is one. */
    public void undo() {
        area.undo();
    }

    /** Does again what was undone last. */
    public void redo() {
        area.redo();
    }

    /** Goes to the problem after the caret, or before it; round the end. */
    public void goToProblem(boolean forward) {
        List<TextProblem> all = problems.get();
        if (all.isEmpty()) {
            return;
        }
        int line = caretLine();
        TextProblem next = forward ? all.getFirst() : all.getLast();
        for (TextProblem one : forward ? all : all.reversed()) {
            if (forward ? one.line() > line : one.line() < line) {
                next = one;
                break;
            }
        }
        goTo(next.line(), next.column());
    }

    /** Puts the caret at a place and shows it. */
    public void goTo(int line, int column) {
        int row = Math.clamp(line, 0, area.getParagraphs().size() - 1);
        area.moveTo(row, Math.min(column, area.getParagraphLength(row)));
        area.requestFollowCaret();
        area.requestFocus();
    }

    /** Types a text at the caret, as keys would. */
    public void type(String typed) {
        area.replaceSelection(typed);
    }

    /** Makes it read-only, or lets it be edited again. */
    public void setEditable(boolean editable) {
        area.setEditable(editable);
    }

    /** Suggests what can be written at the caret; returns whether there is anything. */
    public boolean suggest() {
        return completion.suggest();
    }

    /** Returns what is suggested now. */
    public List<SchemaSuggestion> suggested() {
        return completion.suggested();
    }

    /** Returns how many lines were coloured so far. */
    long colouredLines() {
        return colours.coloured();
    }

    @Override
    public void requestFocus() {
        area.requestFocus();
    }

    private void changed(String after) {
        text.set(after);
        check();
        compare();
        find.refresh();
        completion.refresh();
    }

    private void check() {
        String asked = area.getText();
        if (file.isPresent()) {
            boolean judged = judges();
            checking.ask(
                    () -> judged ? FileCheck.check(asked, words) : List.of(),
                    this::checked,
                    failed -> {});
            return;
        }
        ManifestCheck check = new ManifestCheck(completion.schema(), words);
        checking.ask(() -> check.check(asked), this::checked, failed -> {});
    }

    /** Returns whether the text is of a kind that is looked at for mistakes. */
    boolean judges() {
        return file.isEmpty() || FileCheck.judges(file.get(), area.getText());
    }

    private void checked(List<TextProblem> all) {
        problems.set(all);
        gutter.problems(all);
        mark();
        status.show(caretLine(), caretColumn());
    }

    private void compare() {
        if (!showsMarks()) {
            comparing.cancel();
            gutter.marks(Map.of());
            return;
        }
        String asked = area.getText();
        String against = base.orElse("");
        comparing.ask(
                () -> LineMark.between(against, asked),
                marks -> {
                    gutter.marks(marks);
                    moved();
                },
                failed -> {});
    }

    private void found(List<Stretch> next) {
        found = next;
        mark();
    }

    private void mark() {
        List<Stretch> all = new ArrayList<>(found);
        for (TextProblem problem : problems.get()) {
            if (problem.line() < area.getParagraphs().size()) {
                int end =
                        problem.length() > 0
                                ? problem.column() + problem.length()
                                : area.getParagraphLength(problem.line());
                all.add(new Stretch(problem.line(), problem.column(), end, "problem"));
            }
        }
        colours.mark(all);
    }

    private void moved() {
        line.set(caretLine());
        status.show(caretLine(), caretColumn());
        LineMark mark = gutter.marks().get(caretLine());
        if (file.isPresent() && mark != null) {
            status.describe(EditorGutter.told(words, mark));
            return;
        }
        status.describe(completion.described());
    }

    private int caretLine() {
        return area.getCurrentParagraph();
    }

    private int caretColumn() {
        return area.getCaretColumn();
    }

    /** Writes what was chosen in place of what was begun. */
    void accept(SchemaSuggestion chosen) {
        completion.accept(chosen);
    }
}
