package dev.leeway.desktop.control.diff;

import javafx.geometry.Point2D;
import javafx.scene.shape.LineTo;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Where characters stand in a line of the code font. Lines of plain characters are counted, because
 * the font is monospaced; lines with any other character are measured. For the window's thread.
 */
final class LineMetrics {
    private static final double SIZE = 12.5;

    private final Font font;
    private final Text probe = new Text();
    private final double cell;
    private final double ascent;
    private final boolean monospaced;

    /** Measures the code font, which must have been loaded. */
    LineMetrics() {
        font = Font.font("JetBrains Mono", SIZE);
        probe.setFont(font);
        probe.setText("M".repeat(100));
        cell = probe.getLayoutBounds().getWidth() / 100;
        ascent = -probe.getLayoutBounds().getMinY();
        probe.setText("i".repeat(100));
        monospaced = Math.abs(probe.getLayoutBounds().getWidth() / 100 - cell) < 0.01;
    }

    Font font() {
        return font;
    }

    /** Returns how far the base of the letters stands below the top of a row of this height. */
    double baseline(double rowHeight) {
        double height = ascent * 1.25;
        return Math.round((rowHeight - height) / 2 + ascent);
    }

    /** Returns whether every character of a line is as wide as any other. */
    boolean isPlain(String line) {
        if (!monospaced) {
            return false;
        }
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character < ' ' || character > '~') {
                return false;
            }
        }
        return true;
    }

    /** Returns how wide a line is. */
    double width(String line) {
        return x(line, line.length());
    }

    /** Returns where a character begins. */
    double x(String line, int character) {
        int at = Math.clamp(character, 0, line.length());
        if (at == 0) {
            return 0;
        }
        if (isPlain(line)) {
            return at * cell;
        }
        probe.setText(line);
        if (at == line.length()) {
            return probe.getLayoutBounds().getWidth();
        }
        double end = 0;
        for (var element : probe.rangeShape(0, at)) {
            if (element instanceof LineTo to) {
                end = Math.max(end, to.getX());
            }
        }
        return end;
    }

    /** Returns the place between two characters that is nearest to a distance from the start. */
    int nearest(String line, double x) {
        if (x <= 0 || line.isEmpty()) {
            return 0;
        }
        if (isPlain(line)) {
            return (int) Math.min(line.length(), Math.round(x / cell));
        }
        probe.setText(line);
        if (x >= probe.getLayoutBounds().getWidth()) {
            return line.length();
        }
        double middle = probe.getLayoutBounds().getCenterY();
        return Math.clamp(
                probe.hitTest(new Point2D(x, middle)).getInsertionIndex(), 0, line.length());
    }
}
