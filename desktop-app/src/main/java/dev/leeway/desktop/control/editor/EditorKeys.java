package dev.leeway.desktop.control.editor;

import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;

/** What keys do in an editor, on top of what they do in every text area. */
final class EditorKeys {
    private final YamlEditor editor;
    private final CodeArea area;
    private final SuggestionList suggestions;
    private final FindBar find;

    EditorKeys(YamlEditor editor, CodeArea area, SuggestionList suggestions, FindBar find) {
        this.editor = editor;
        this.area = area;
        this.suggestions = suggestions;
        this.find = find;
    }

    void install() {
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        // The text area would type the blank of a shortcut.
        area.addEventFilter(
                KeyEvent.KEY_TYPED,
                event -> {
                    if (event.isShortcutDown()) {
                        event.consume();
                    }
                });
        editor.addEventFilter(KeyEvent.KEY_PRESSED, this::anywhere);
        area.focusedProperty()
                .addListener(
                        (observable, before, after) -> {
                            if (!after) {
                                suggestions.hide();
                            }
                        });
    }

    private void anywhere(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            editor.find(false);
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.H) {
            editor.find(true);
        } else if (event.getCode() == KeyCode.F3) {
            find.go(event.isShiftDown() ? -1 : 1);
        } else if (event.getCode() == KeyCode.F8) {
            editor.goToProblem(!event.isShiftDown());
        } else {
            return;
        }
        event.consume();
    }

    private void pressed(KeyEvent event) {
        if (suggestions.isVisible() && choosing(event)) {
            event.consume();
            return;
        }
        if (event.isShortcutDown() && event.getCode() == KeyCode.SPACE) {
            editor.suggest();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.D) {
            editor.toggleMarks();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.Y) {
            editor.redo();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            area.requestFocusTraversal(
                    event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        } else if (event.getCode() == KeyCode.TAB && !event.isControlDown() && area.isEditable()) {
            indent(!event.isShiftDown());
        } else if (event.getCode() == KeyCode.ENTER
                && !event.isShortcutDown()
                && area.isEditable()) {
            area.replaceSelection("\n" + lead(line().substring(0, area.getCaretColumn())));
        } else {
            return;
        }
        event.consume();
    }

    private boolean choosing(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> suggestions.move(1);
            case UP -> suggestions.move(-1);
            case ENTER, TAB -> suggestions.chosen().ifPresent(editor::accept);
            case ESCAPE -> suggestions.hide();
            default -> {
                return false;
            }
        }
        return true;
    }

    private String line() {
        return area.getText(area.getCurrentParagraph());
    }

    /** The next line begins where this one does; deeper after a key without a value. */
    private static String lead(String before) {
        int at = 0;
        while (at < before.length() && (before.charAt(at) == ' ' || before.startsWith("- ", at))) {
            at++;
        }
        String blanks = " ".repeat(at);
        return before.stripTrailing().endsWith(":") ? blanks + "  " : blanks;
    }

    private void indent(boolean deeper) {
        int first = area.getCaretSelectionBind().getStartParagraphIndex();
        int last = area.getCaretSelectionBind().getEndParagraphIndex();
        if (deeper && first == last) {
            area.replaceSelection("  ");
            return;
        }
        for (int i = first; i <= last; i++) {
            String text = area.getText(i);
            if (deeper) {
                area.insertText(i, 0, "  ");
            } else if (text.startsWith(" ")) {
                area.deleteText(i, 0, i, text.startsWith("  ") ? 2 : 1);
            }
        }
    }
}
