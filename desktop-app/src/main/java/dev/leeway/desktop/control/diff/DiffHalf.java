package dev.leeway.desktop.control.diff;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.HitInfo;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * One side of one row: line number, text with its marks, and a note at the end. Reused for many
 * rows.
 */
final class DiffHalf extends Region {
    private static final double NUMBER_WIDTH = 44;
    private static final double SHORTEST_NOTE = 34;
    private static final double TEXT_X = NUMBER_WIDTH + 12;

    private final Text number = new Text();
    private final Text key = new Text();
    private final Text value = new Text();
    private final Group marks = new Group();
    private final Group selection = new Group();
    private final Group line = new Group(marks, selection, key, value);
    private final Label note = new Label();
    private final Rectangle window = new Rectangle();
    private final Region textArea =
            new Region() {
                {
                    getChildren().add(line);
                    setClip(window);
                }
            };
    private final Tooltip hint = new Tooltip();
    private String shown = "";
    private String worn = "";

    DiffHalf() {
        getStyleClass().add("diff-half");
        number.getStyleClass().add("diff-number");
        key.getStyleClass().add("diff-key");
        value.getStyleClass().add("diff-value");
        note.getStyleClass().add("diff-note");
        // Set here as well as in the stylesheet: positions are measured before styles are applied.
        Font mono = Font.font("JetBrains Mono", 12.5);
        key.setFont(mono);
        value.setFont(mono);
        for (Text text : List.of(number, key, value)) {
            text.setTextOrigin(VPos.CENTER);
            text.setManaged(false);
        }
        line.setManaged(false);
        textArea.setManaged(false);
        note.setManaged(false);
        getChildren().addAll(number, textArea, note);
    }

    /** Shows a line, or an empty half when there is none. */
    void show(
            int lineNumber,
            @Nullable String text,
            String styleClass,
            List<WithinLine.Stretch> changed,
            @Nullable LineNote lineNote,
            @Nullable DiffSelection selected,
            double scrolled) {
        wear(styleClass);
        number.setText(text == null ? "" : Integer.toString(lineNumber + 1));
        shown = text == null ? "" : text;
        int split = keyEnd(shown);
        key.setText(shown.substring(0, split));
        value.setText(shown.substring(split));
        value.setX(split == 0 ? 0 : key.getLayoutBounds().getWidth());
        paint(marks, "diff-mark", changed);
        paint(
                selection,
                "diff-selected",
                selected == null || text == null || !selected.contains(lineNumber)
                        ? List.of()
                        : List.of(
                                new WithinLine.Stretch(
                                        selected.startIn(lineNumber),
                                        selected.endIn(lineNumber, shown.length()))));
        line.setLayoutX(-scrolled);
        if (lineNote == null) {
            note.setVisible(false);
        } else {
            if (!note.getStyleClass().contains(lineNote.styleClass())) {
                note.getStyleClass().setAll("label", "diff-note", lineNote.styleClass());
            }
            note.setText(lineNote.text());
            note.setVisible(true);
            hint.setText(lineNote.hint());
            note.setTooltip(lineNote.hint().isEmpty() ? null : hint);
        }
        requestLayout();
    }

    /**
     * Changing a style class costs a pass of the stylesheets, so a row like the last one changes
     * none.
     */
    private void wear(String styleClass) {
        if (!worn.equals(styleClass)) {
            getStyleClass().remove(worn);
            getStyleClass().add(styleClass);
            worn = styleClass;
        }
    }

    /** The end of a YAML key with its colon, or 0 when the line has none. */
    private static int keyEnd(String line) {
        int colon = line.indexOf(": ");
        if (colon < 0) {
            return line.endsWith(":") ? line.length() : 0;
        }
        String before = line.substring(0, colon).stripLeading();
        return before.startsWith("\"") || before.startsWith("'") || before.startsWith("#")
                ? 0
                : colon + 1;
    }

    private void paint(Group group, String styleClass, List<WithinLine.Stretch> stretches) {
        if (stretches.isEmpty() && group.getChildren().isEmpty()) {
            return;
        }
        group.getChildren().clear();
        for (WithinLine.Stretch stretch : stretches) {
            double from = x(stretch.start());
            double to = x(stretch.end());
            Rectangle mark = new Rectangle(from, -9, Math.max(to - from, 3), 18);
            mark.getStyleClass().add(styleClass);
            group.getChildren().add(mark);
        }
    }

    /** Where a character begins, measured, because not every character is one cell wide. */
    private double x(int character) {
        int split = key.getText().length();
        return character <= split
                ? offset(key, character)
                : key.getLayoutBounds().getWidth() + offset(value, character - split);
    }

    private static double offset(Text text, int character) {
        int length = text.getText().length();
        if (character <= 0 || length == 0) {
            return 0;
        }
        if (character >= length) {
            return text.getLayoutBounds().getWidth();
        }
        double end = 0;
        for (var element : text.rangeShape(0, character)) {
            if (element instanceof LineTo to) {
                end = Math.max(end, to.getX());
            }
        }
        return end - text.getX();
    }

    /** Returns the character nearest to a point of the scene. */
    int characterAt(double sceneX, double sceneY) {
        Point2D point = line.sceneToLocal(sceneX, sceneY);
        double keyWidth = key.getText().isEmpty() ? 0 : key.getLayoutBounds().getWidth();
        boolean inKey = point.getX() < keyWidth;
        Text text = inKey ? key : value;
        int before = inKey ? 0 : key.getText().length();
        Bounds bounds = text.getLayoutBounds();
        if (text.getText().isEmpty() || point.getX() >= bounds.getMaxX()) {
            return Math.min(shown.length(), before + text.getText().length());
        }
        HitInfo hit =
                text.hitTest(
                        new Point2D(Math.max(bounds.getMinX(), point.getX()), bounds.getCenterY()));
        return Math.min(shown.length(), before + hit.getInsertionIndex());
    }

    /** Returns how wide the text is. */
    double textWidth() {
        return value.getX() + value.getLayoutBounds().getWidth();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 100;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 60;
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight();
        number.setX(NUMBER_WIDTH - number.getLayoutBounds().getWidth());
        number.setY(height / 2);
        // The value matters more than who set it: the note takes what is left, and says all on
        // hovering.
        double left = getWidth() - TEXT_X - textWidth() - 24;
        double noteWidth =
                note.isVisible() ? Math.min(note.prefWidth(-1), Math.max(SHORTEST_NOTE, left)) : 0;
        note.resizeRelocate(getWidth() - noteWidth - 6, (height - 18) / 2, noteWidth, 18);
        double width = Math.max(0, getWidth() - TEXT_X - (noteWidth > 0 ? noteWidth + 12 : 2));
        textArea.resizeRelocate(TEXT_X, 0, width, height);
        window.setWidth(width);
        window.setHeight(height);
        line.setLayoutY(height / 2);
    }
}
