package dev.leeway.desktop.control.editor;

import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.SchemaSuggestion;
import dev.leeway.engine.schema.SchemaSuggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import org.fxmisc.richtext.CodeArea;

/**
 * What the shape of a kind has to say about the place of the caret: what can be written there, and
 * what the field is for. Belongs to the window's thread.
 */
final class Completion {
    private static final double WIDEST = 420;
    private static final double NARROWEST = 220;
    private static final double GAP = 4;
    private static final Point2D CORNER = new Point2D(60, 20);

    private final CodeArea area;
    private final SuggestionList list;
    private Optional<FieldSchema> schema = Optional.empty();

    Completion(CodeArea area, EditorWords words) {
        this.area = area;
        this.list = new SuggestionList(words, this::accept);
    }

    /** Returns the list that is shown over the area. */
    SuggestionList list() {
        return list;
    }

    /** Takes over what is known of the kind's shape; empty when nothing is. */
    void know(Optional<FieldSchema> shape) {
        schema = shape;
    }

    /** Returns the shape that is known. */
    Optional<FieldSchema> schema() {
        return schema;
    }

    /** Returns what the field is for that the caret is in. */
    Optional<SchemaSuggestion> described() {
        return schema.flatMap(
                shape ->
                        SchemaSuggestions.describe(
                                shape, CaretPlace.fieldOf(lines(), area.getCurrentParagraph())));
    }

    /** Suggests what can be written at the caret; returns whether there is anything. */
    boolean suggest() {
        List<SchemaSuggestion> offered = offered();
        list.show(offered);
        if (!offered.isEmpty()) {
            place();
        }
        return !offered.isEmpty();
    }

    /** Suggests anew after the text changed, where something is suggested already. */
    void refresh() {
        if (list.isVisible()) {
            suggest();
        }
    }

    /** Returns what is suggested now. */
    List<SchemaSuggestion> suggested() {
        return list.isVisible() ? list.shown() : List.of();
    }

    /** Writes what was chosen in place of what was begun. */
    void accept(SchemaSuggestion chosen) {
        CaretPlace place = here();
        String written = chosen.text();
        if (chosen.isField()) {
            String inner = "\n" + " ".repeat(place.indent() + 2);
            written +=
                    !chosen.holds()
                            ? ": "
                            : chosen.type().startsWith("[]") ? ":" + inner + "- " : ":" + inner;
        }
        int caret = area.getCaretPosition();
        list.hide();
        area.replaceText(caret - place.prefix().length(), caret, written);
    }

    private List<SchemaSuggestion> offered() {
        if (schema.isEmpty()) {
            return List.of();
        }
        CaretPlace place = here();
        List<SchemaSuggestion> all =
                switch (place.writes()) {
                    case FIELD -> SchemaSuggestions.fields(schema.get(), place.path());
                    case VALUE -> SchemaSuggestions.values(schema.get(), place.path());
                    case NOTHING -> List.of();
                };
        return all.stream()
                .filter(one -> one.text().startsWith(place.prefix()))
                .filter(one -> !place.present().contains(one.text()))
                .toList();
    }

    private CaretPlace here() {
        return CaretPlace.of(lines(), area.getCurrentParagraph(), area.getCaretColumn());
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        area.getParagraphs().forEach(paragraph -> lines.add(paragraph.getText()));
        return lines;
    }

    /** Puts the suggestions below the caret, or above it where there is no room below. */
    private void place() {
        double width = Math.clamp(area.getWidth() - CORNER.getX(), NARROWEST, WIDEST);
        list.applyCss();
        double height = list.prefHeight(width);
        Optional<Bounds> caret = area.getCaretBounds();
        Point2D below =
                caret.map(bounds -> area.screenToLocal(bounds.getMinX(), bounds.getMaxY()))
                        .orElse(CORNER);
        Point2D above =
                caret.map(bounds -> area.screenToLocal(bounds.getMinX(), bounds.getMinY()))
                        .orElse(below);
        double x = Math.max(GAP, Math.min(below.getX(), area.getWidth() - width - 2 * GAP));
        boolean fits = below.getY() + height + GAP < area.getHeight();
        double y = fits ? below.getY() + GAP : Math.max(GAP / 2, above.getY() - height - GAP);
        list.resizeRelocate(x, y, width, height);
    }
}
