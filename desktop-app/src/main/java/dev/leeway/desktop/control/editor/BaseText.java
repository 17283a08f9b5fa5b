package dev.leeway.desktop.control.editor;

import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.desktop.work.NewestWork;
import dev.leeway.desktop.work.UiThread;
import java.time.Duration;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;

/**
 * A text for reading beside the editor in which another version of it is edited: coloured alike,
 * its lines marked where the edited text has others or none, and scrolled to the line that is
 * edited, which carries no mark: nobody types here. It can be selected and copied. Escape leaves
 * it.
 *
 * <p>Belongs to the window's thread.
 */
public final class BaseText extends BorderPane {
    private static final Duration SETTLING = Duration.ofMillis(120);

    private final CodeArea area = new CodeArea();
    private final EditorGutter gutter;
    private final NewestWork<Difference> comparing;
    private PairedLines pairs = PairedLines.SAME;
    private int edited;
    private int paired = -1;

    /** How the two texts differ. */
    private record Difference(PairedLines pairs, Map<Integer, LineMark> marks) {}

    /**
     * Makes an empty one.
     *
     * @param name what it shows, for screen readers
     */
    public BaseText(String name, EditorWords words, BackgroundWork work, UiThread ui) {
        comparing = new NewestWork<>(work, ui, "compare a text with its base", SETTLING);
        getStyleClass().addAll("yaml-editor", "base-text");
        // The bundled sheet of the area would win over the window's own.
        area.getStylesheets().clear();
        area.setEditable(false);
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        area.setAccessibleText(name);
        // What is painted here follows the text as it is put in, and needs no marks of its own.
        new LineColours(area);
        gutter = new EditorGutter(area, mark -> told(words, mark), BaseText::style);
        setCenter(new VirtualizedScrollPane<>(area));
        area.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.TAB) {
                        area.requestFocusTraversal(
                                event.isShiftDown()
                                        ? javafx.scene.TraversalDirection.PREVIOUS
                                        : javafx.scene.TraversalDirection.NEXT);
                        event.consume();
                    }
                });
    }

    /** Seen from the base, a line that the other text adds is one that is missing here. */
    private static String style(LineMark.Kind kind) {
        return switch (kind) {
            case ADDED -> "line-gone";
            case CHANGED -> "line-changed";
            case REMOVED -> "line-more";
        };
    }

    private static String told(EditorWords words, LineMark mark) {
        String other = String.join("\n", mark.base());
        return switch (mark.kind()) {
            case ADDED -> words.text("editor.base-gone");
            case CHANGED -> words.text("editor.base-changed", other);
            case REMOVED -> words.text("editor.base-more", other);
        };
    }

    /** Shows a text from its first line. */
    public void show(String base) {
        if (!area.getText().equals(base)) {
            paired = -1;
            area.replaceText(base);
            area.moveTo(0);
            area.requestFollowCaret();
        }
    }

    /** Holds it against the text as it is edited; what differs is marked after a moment. */
    public void against(String text) {
        String base = area.getText();
        comparing.ask(
                () ->
                        new Difference(
                                PairedLines.of(base, text),
                                // From here the edited text is what this one differs from.
                                LineMark.between(/* base= */ text, /* text= */ base)),
                found -> {
                    pairs = found.pairs();
                    gutter.marks(found.marks());
                    follow(edited);
                },
                failed -> {});
    }

    /** Scrolls to the line that stands for one of the edited text, from 0. */
    public void follow(int line) {
        edited = line;
        int here = Math.clamp(pairs.inBase(line), 0, area.getParagraphs().size() - 1);
        if (here == paired) {
            return;
        }
        paired = here;
        if (!area.isFocused()) {
            area.moveTo(here, 0);
            area.requestFollowCaret();
        }
    }

    /** Returns how many lines are marked. */
    public int markedLines() {
        return gutter.marks().size();
    }

    /** Returns the text. */
    public String text() {
        return area.getText();
    }

    @Override
    public void requestFocus() {
        area.requestFocus();
    }
}
