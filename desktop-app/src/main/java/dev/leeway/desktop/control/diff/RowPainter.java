package dev.leeway.desktop.control.diff;

import dev.leeway.desktop.control.diff.DiffColours.Use;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Paints rows: for each side line number, text with its marks, and the note at its end. One canvas
 * instead of nodes, because a frame of scrolling replaces everything in sight.
 */
final class RowPainter {
    static final double ROW_HEIGHT = 20;
    private static final double NOTE_HEIGHT = 16;
    private static final double NOTE_PADDING = 8;
    private static final double DOT = 10;
    private static final double CUT = 12;

    /** Between a line and the edge, without the note in it. */
    private static final double BESIDE = 18;

    private final DiffColours colours;
    private final LineMetrics metrics;
    private final WithinLines within;
    private final IntFunction<String> foldWords;
    private final Font numberFont = Font.font("JetBrains Mono", 11);
    private final Font noteFont = Font.font("Inter Medium", 11);
    private final Font foldFont = Font.font("Inter", 11);
    private final Text probe = new Text();
    private final Map<String, Double> noteWidths = new HashMap<>();

    /** Makes a painter; the fonts must have been loaded. */
    RowPainter(
            DiffColours colours,
            LineMetrics metrics,
            WithinLines within,
            IntFunction<String> foldWords) {
        this.colours = colours;
        this.metrics = metrics;
        this.within = within;
        this.foldWords = foldWords;
        probe.setFont(noteFont);
    }

    /**
     * One side of one row, ready to be painted.
     *
     * @param number its line from 0, -1 when it has none
     * @param text the text, empty when it has none
     * @param style which colours it has
     * @param note the note at its end
     */
    private record Half(
            int number, String text, Style style, @Nullable LineNote note, boolean onLeft) {}

    private enum Style {
        SAME,
        ADDED,
        REMOVED,
        FILLER
    }

    /** Paints all rows that are in sight. */
    void paint(GraphicsContext to, RowsInSight sight, double width, double height) {
        to.setTextBaseline(VPos.BASELINE);
        // What lies behind is the node's own background: painting it twice would cost a third of a
        // frame where there is no graphics card.
        to.clearRect(0, 0, width, height);
        RowColumns columns = sight.columns(width);
        int first = (int) Math.max(0, sight.down() / ROW_HEIGHT);
        int end = Math.min(sight.rows().size(), (int) ((sight.down() + height) / ROW_HEIGHT) + 1);
        for (int index = first; index < end; index++) {
            double top = index * ROW_HEIGHT - sight.down();
            DiffRow row = sight.rows().get(index);
            if (row.kind() == DiffRow.Kind.FOLD) {
                fold(to, row, top, columns, sight.hovered() == index);
            } else if (columns.one()) {
                half(to, sight, row, alone(sight, row), top, columns);
            } else {
                half(to, sight, row, left(sight, row), top, columns);
                half(to, sight, row, right(sight, row), top, columns);
            }
            if (row.change() >= 0 && row.change() == sight.currentChange()) {
                to.setFill(colours.of(Use.CURRENT));
                to.fillRect(0, top, 3, ROW_HEIGHT);
            }
            if (sight.focused() && sight.caret() == index) {
                to.setStroke(colours.of(Use.CARET));
                to.setLineWidth(1);
                to.strokeRect(0.5, top + 0.5, width - 1, ROW_HEIGHT - 1);
            }
        }
    }

    private void fold(
            GraphicsContext to, DiffRow row, double top, RowColumns columns, boolean hovered) {
        to.setFill(colours.of(Use.FOLD));
        to.fillRect(0, top, columns.width(), ROW_HEIGHT);
        to.setFill(colours.of(hovered ? Use.FOLD_TEXT_HOVER : Use.FOLD_TEXT));
        to.setFont(foldFont);
        to.fillText(foldWords.apply(row.folded()), columns.indent(), top + 14);
    }

    /** What a row shows in one column; an equal line is that of the side where text is selected. */
    private static Half alone(RowsInSight sight, DiffRow row) {
        DiffSelection selected = sight.selection();
        boolean onLeft =
                row.kind() == DiffRow.Kind.SAME
                        ? selected != null && selected.onLeft()
                        : row.isLeftAlone();
        Half half = onLeft ? left(sight, row) : right(sight, row);
        if (row.kind() != DiffRow.Kind.SAME || half.note() != null) {
            return half;
        }
        LineNote note =
                onLeft
                        ? sight.content().rightNotes().get(row.right())
                        : sight.content().leftNotes().get(row.left());
        return new Half(half.number(), half.text(), half.style(), note, onLeft);
    }

    private static Half left(RowsInSight sight, DiffRow row) {
        List<String> lines = sight.content().document().left();
        int line = row.left();
        Style style =
                switch (row.kind()) {
                    case SAME, FOLD -> Style.SAME;
                    case CHANGED, LEFT_ONLY, LEFT_OF_PAIR -> Style.REMOVED;
                    case RIGHT_ONLY, RIGHT_OF_PAIR -> Style.FILLER;
                };
        return new Half(
                line,
                line < 0 ? "" : lines.get(line),
                style,
                sight.content().leftNotes().get(line),
                true);
    }

    private static Half right(RowsInSight sight, DiffRow row) {
        List<String> lines = sight.content().document().right();
        int line = row.right();
        Style style =
                switch (row.kind()) {
                    case SAME, FOLD -> Style.SAME;
                    case CHANGED, RIGHT_ONLY, RIGHT_OF_PAIR -> Style.ADDED;
                    case LEFT_ONLY, LEFT_OF_PAIR -> Style.FILLER;
                };
        return new Half(
                line,
                line < 0 ? "" : lines.get(line),
                style,
                sight.content().rightNotes().get(line),
                false);
    }

    private void half(
            GraphicsContext to,
            RowsInSight sight,
            DiffRow row,
            Half half,
            double top,
            RowColumns columns) {
        double from = columns.from(half.onLeft());
        double until = columns.until(half.onLeft());
        Color behind = background(half.style());
        if (half.style() != Style.SAME
                || (!columns.one() && reachesOver(sight, row, half, columns))) {
            to.setFill(behind);
            to.fillRect(from, top, until - from, ROW_HEIGHT);
        }
        if (half.number() < 0) {
            return;
        }
        double textX = columns.textX(half.onLeft()) - sight.across();
        double gutter = columns.textX(half.onLeft()) - 2;
        LinePlace place = place(sight, row, half, columns);
        if (row.isPair()) {
            boolean added = half.style() == Style.ADDED;
            for (WithinLine.Stretch mark : marks(sight, row, half)) {
                to.setFill(colours.of(added ? Use.ADDED_WORD : Use.REMOVED_WORD));
                stretch(to, place, mark.start(), mark.end(), textX, top, gutter, until);
                // Two shades of one colour are no sign for everybody; a line below is.
                to.setFill(colours.of(added ? Use.MARK_ADDED : Use.MARK_REMOVED));
                double below = top + ROW_HEIGHT - 3;
                stretch(to, place, mark.start(), mark.end(), textX, below, 2, gutter, until);
            }
        }
        DiffSelection selected = sight.selection();
        if (selected != null
                && selected.onLeft() == half.onLeft()
                && selected.contains(half.number())) {
            to.setFill(colours.of(Use.SELECTED));
            int end = selected.endIn(half.number(), half.text().length());
            stretch(to, place, selected.startIn(half.number()), end, textX, top, gutter, until);
        }
        text(to, place, textX, top, gutter, until);
        if (sight.across() > 0) {
            to.setFill(behind);
            to.fillRect(from, top, gutter - from, ROW_HEIGHT);
        }
        to.setFont(numberFont);
        to.setFill(colours.of(half.style() == Style.SAME ? Use.NUMBER : Use.NUMBER_CHANGED));
        numbers(to, row, half, top, columns);
        double end = until;
        if (half.note() != null) {
            double start = noteStart(place, half.note(), textX, until);
            to.setFill(behind);
            to.fillRect(start - 4, top, until - start + 4, ROW_HEIGHT);
            note(to, half.note(), start, until, top);
            end = start - 4;
        }
        cut(to, sight, row, half, place, textX, end, top);
    }

    /** A line that goes on beyond the edge must not be read as a whole one. */
    private void cut(
            GraphicsContext to,
            RowsInSight sight,
            DiffRow row,
            Half half,
            LinePlace place,
            double textX,
            double end,
            double top) {
        double last = end - CUT;
        if (textX + place.width() <= end) {
            return;
        }
        boolean changeBeyond =
                row.isPair()
                        && marks(sight, row, half).stream()
                                .anyMatch(mark -> textX + place.x(mark.end()) > last);
        to.setFill(background(half.style()));
        to.fillRect(last, top, CUT, ROW_HEIGHT);
        to.setFont(metrics.font());
        to.setFill(
                colours.of(
                        !changeBeyond
                                ? Use.NUMBER
                                : half.style() == Style.ADDED ? Use.MARK_ADDED : Use.MARK_REMOVED));
        to.fillText("\u2026", last + 2, top + metrics.baseline(ROW_HEIGHT));
    }

    private List<WithinLine.Stretch> marks(RowsInSight sight, DiffRow row, Half half) {
        WithinLine marks = within.of(row, sight.content().document());
        return half.onLeft() ? marks.left() : marks.right();
    }

    /** In one column both lines are numbered, and a sign tells which text a line is from. */
    private static void numbers(
            GraphicsContext to, DiffRow row, Half half, double top, RowColumns columns) {
        double from = columns.from(half.onLeft());
        double right = from + RowColumns.NUMBER_WIDTH;
        to.setTextAlign(TextAlignment.RIGHT);
        if (!columns.one()) {
            to.fillText(Integer.toString(half.number() + 1), right, top + 14);
        } else {
            if (half.style() != Style.ADDED) {
                to.fillText(Integer.toString(row.left() + 1), right, top + 14);
            }
            if (half.style() != Style.REMOVED) {
                double second = right + RowColumns.NUMBER_WIDTH;
                to.fillText(Integer.toString(row.right() + 1), second, top + 14);
            }
            if (half.style() != Style.SAME) {
                String sign = half.style() == Style.ADDED ? "+" : "\u2212";
                to.fillText(sign, from + columns.indent() - 8, top + 14);
            }
        }
        to.setTextAlign(TextAlignment.LEFT);
    }

    /** Returns whether the left text reaches over the middle, where the right side covers it. */
    private boolean reachesOver(RowsInSight sight, DiffRow row, Half half, RowColumns columns) {
        return !half.onLeft()
                && row.left() >= 0
                && columns.indent()
                                - sight.across()
                                + metrics.width(sight.content().document().left().get(row.left()))
                        > columns.from(false);
    }

    private Color background(Style style) {
        return colours.of(
                switch (style) {
                    case SAME -> Use.SURFACE;
                    case ADDED -> Use.ADDED_LINE;
                    case REMOVED -> Use.REMOVED_LINE;
                    case FILLER -> Use.FILLER;
                });
    }

    private void stretch(
            GraphicsContext to,
            LinePlace line,
            int start,
            int end,
            double textX,
            double top,
            double from,
            double until) {
        stretch(to, line, start, end, textX, top + 1, ROW_HEIGHT - 2, from, until);
    }

    private void stretch(
            GraphicsContext to,
            LinePlace line,
            int start,
            int end,
            double textX,
            double top,
            double height,
            double from,
            double until) {
        double left = Math.max(from, textX + line.x(start));
        double right = Math.min(until, Math.max(textX + line.x(end), left + 3));
        if (right > left) {
            to.fillRect(left, top, right - left, height);
        }
    }

    /** Paints a line, with a sign where a part of it is left out. */
    private void text(
            GraphicsContext to,
            LinePlace place,
            double textX,
            double top,
            double from,
            double until) {
        String line = place.line();
        if (place.isWhole()) {
            text(to, line, 0, line.length(), textX, top, from, until);
            return;
        }
        double sign = textX + place.x(place.gone());
        double shifted = textX + place.x(place.resumes()) - metrics.x(line, place.resumes());
        text(to, line, 0, place.gone(), textX, top, from, Math.min(until, sign));
        text(to, line, place.resumes(), line.length(), shifted, top, sign, until);
        to.setFill(colours.of(Use.NUMBER));
        to.fillText("\u2026", sign + 2, top + metrics.baseline(ROW_HEIGHT));
    }

    /** Only the characters in sight are painted; what a cut letter leaves over, others cover. */
    private void text(
            GraphicsContext to,
            String line,
            int first,
            int last,
            double textX,
            double top,
            double from,
            double until) {
        int start = Math.max(first, metrics.nearest(line, from - textX) - 1);
        int end = Math.min(last, metrics.nearest(line, until - textX) + 1);
        if (start >= end) {
            return;
        }
        double baseline = top + metrics.baseline(ROW_HEIGHT);
        int key = Math.clamp(YamlKey.end(line), start, end);
        to.setFont(metrics.font());
        if (key > start) {
            to.setFill(colours.of(Use.KEY));
            to.fillText(line.substring(start, key), textX + metrics.x(line, start), baseline);
        }
        if (end > key) {
            to.setFill(colours.of(Use.VALUE));
            to.fillText(line.substring(key, end), textX + metrics.x(line, key), baseline);
        }
    }

    /**
     * Where the characters of a half stand. Once somebody scrolls across, nothing is left out: then
     * it is the whole line that is looked at.
     */
    private LinePlace place(RowsInSight sight, DiffRow row, Half half, RowColumns columns) {
        if (!row.isPair() || sight.across() > 0) {
            return LinePlace.whole(metrics, half.text());
        }
        DiffContent content = sight.content();
        WithinLine marks = within.of(row, content.document());
        LinePlace.Side left =
                new LinePlace.Side(
                        content.document().left().get(row.left()),
                        marks.left(),
                        room(content.leftNotes().get(row.left()), columns, true));
        LinePlace.Side right =
                new LinePlace.Side(
                        content.document().right().get(row.right()),
                        marks.right(),
                        room(content.rightNotes().get(row.right()), columns, false));
        return half.onLeft()
                ? LinePlace.of(metrics, left, right)
                : LinePlace.of(metrics, right, left);
    }

    /** How much of a line is in sight beside its note's brief form. */
    private double room(@Nullable LineNote note, RowColumns columns, boolean onLeft) {
        double beside = note == null ? 4 : noteWidth(note.brief()) + BESIDE;
        return columns.until(onLeft) - columns.textX(onLeft) - beside;
    }

    /** Returns where the characters of a line stand on one side of a row. */
    LinePlace place(RowsInSight sight, DiffRow row, boolean onLeft, double width) {
        return place(
                sight, row, onLeft ? left(sight, row) : right(sight, row), sight.columns(width));
    }

    /**
     * Where a note begins. The value matters more than who set it: the note takes what is left
     * beside it, in its brief form when it must, as a dot when there is no room at all.
     */
    private double noteStart(LinePlace line, LineNote note, double textX, double until) {
        double left = until - (textX + line.width()) - BESIDE;
        double full = noteWidth(note.text());
        double brief = noteWidth(note.brief());
        return until - 6 - (full <= left ? full : brief <= left ? brief : DOT);
    }

    private double noteWidth(String words) {
        return noteWidths.computeIfAbsent(
                words,
                measured -> {
                    probe.setText(measured);
                    return Math.ceil(probe.getLayoutBounds().getWidth()) + 2 * NOTE_PADDING;
                });
    }

    private void note(GraphicsContext to, LineNote note, double from, double until, double top) {
        double width = until - 6 - from;
        double chip = top + (ROW_HEIGHT - NOTE_HEIGHT) / 2;
        to.setStroke(colours.noteText(note.styleClass()));
        if (width <= DOT) {
            double dot = top + (ROW_HEIGHT - 8) / 2;
            if (note.outlined()) {
                to.setLineWidth(2);
                to.strokeOval(from + 2, dot + 1, 6, 6);
            } else {
                to.setFill(colours.noteText(note.styleClass()));
                to.fillOval(from + 1, dot, 8, 8);
            }
            return;
        }
        to.setFill(colours.noteTint(note.styleClass()));
        to.fillRoundRect(from, chip, width, NOTE_HEIGHT, 16, 16);
        if (note.outlined()) {
            to.setLineWidth(1);
            to.strokeRoundRect(from + 0.5, chip + 0.5, width - 1, NOTE_HEIGHT - 1, 15, 15);
        }
        to.setFont(noteFont);
        to.setFill(colours.noteText(note.styleClass()));
        String words = noteWidth(note.text()) <= width ? note.text() : note.brief();
        to.fillText(words, from + NOTE_PADDING, top + 14);
    }

    /** Returns the note under a point of the canvas, in a row whose top is given. */
    @Nullable LineNote noteAt(RowsInSight sight, DiffRow row, double x, double width) {
        if (row.kind() == DiffRow.Kind.FOLD) {
            return null;
        }
        RowColumns columns = sight.columns(width);
        Half half =
                columns.one()
                        ? alone(sight, row)
                        : columns.isLeft(row, x) ? left(sight, row) : right(sight, row);
        double until = columns.until(half.onLeft());
        if (half.note() == null || half.number() < 0) {
            return null;
        }
        double textX = columns.textX(half.onLeft()) - sight.across();
        double from = noteStart(place(sight, row, half, columns), half.note(), textX, until);
        return x >= from - 2 && x <= until ? half.note() : null;
    }
}
