package dev.leeway.desktop.control.diff;

import static dev.leeway.desktop.control.diff.RowPainter.ROW_HEIGHT;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a diff pane in a window over them: folded, scrolled, selected, with a row that the
 * keyboard stands on. Painted once a frame at most. For the window's thread.
 */
final class DiffRows extends Region {
    private static final DiffContent NOTHING =
            new DiffContent(DiffDocument.of(List.of(), List.of()), "", "", Map.of(), Map.of());

    private final DiffWords words;
    private final Canvas canvas = new Canvas();
    private final DiffColours colours = new DiffColours(this::repaint);
    private final WithinLines within = new WithinLines();
    private final DoubleProperty down = new SimpleDoubleProperty();
    private final DoubleProperty across = new SimpleDoubleProperty();

    /** Texts are shown before they are laid out, and then nobody knows yet how far they reach. */
    private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper(-1);

    private final BitSet unfolded = new BitSet();

    /** Whether somebody said what is to be folded. */
    private boolean chosen;

    private DiffContent content = NOTHING;
    private DiffDocument laid = NOTHING.document();
    private VisibleRows rows = VisibleRows.of(NOTHING.document(), unfolded);
    private boolean oneColumn;
    private @Nullable DiffSelection selection;
    private int caret = -1;
    private boolean caretOnLeft;
    private int hovered = -1;
    private double reach;
    private @Nullable LineMetrics metrics;
    private @Nullable RowPainter painter;
    private Runnable rowsChanged = () -> {};

    DiffRows(DiffWords words) {
        this.words = words;
        getStyleClass().add("diff-rows");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleText(words.left() + " / " + words.right());
        canvas.setManaged(false);
        getChildren().addAll(colours, canvas);
        down.addListener(observable -> repaint());
        across.addListener(observable -> repaint());
        current.addListener(observable -> repaint());
        focusedProperty().addListener(observable -> repaint());
        widthProperty().addListener(observable -> repaint());
        heightProperty()
                .addListener(
                        observable -> {
                            if (fit()) {
                                fold();
                                goToChange(current.get());
                            }
                            scrollTo(down.get());
                        });
        new RowPointer(this).listen();
    }

    /** Runs whenever other rows are shown than before. */
    void onRowsChanged(Runnable listener) {
        rowsChanged = listener;
    }

    /** Shows other texts from their first change, or the same ones with other notes. */
    void show(DiffContent next) {
        boolean sameTexts = next.document().equals(content.document());
        content = next;
        if (!sameTexts) {
            layOut();
        }
        Stream.of(next.leftNotes(), next.rightNotes())
                .flatMap(notes -> notes.values().stream())
                .map(LineNote::styleClass)
                .distinct()
                .forEach(colours::prepare);
        if (sameTexts) {
            repaint();
            return;
        }
        unfolded.clear();
        chosen = false;
        fit();
        within.forget();
        selection = null;
        caret = -1;
        across.set(0);
        down.set(0);
        current.set(-1);
        fold();
        goToChange(0);
    }

    /** Puts the two texts into one column or beside one another; the change looked at stays so. */
    void lay(boolean inOneColumn) {
        oneColumn = inOneColumn;
        layOut();
        unfolded.clear();
        chosen = false;
        fit();
        across.set(0);
        caret = -1;
        fold();
        goToChange(current.get());
    }

    private void layOut() {
        laid = oneColumn ? content.document().inOneColumn() : content.document();
    }

    /** Returns the texts as they are laid out. */
    DiffDocument laid() {
        return laid;
    }

    RowColumns columns() {
        return new RowColumns(oneColumn, getWidth());
    }

    /**
     * Leaves texts open that fit whole, until somebody folds or unfolds by hand. Returns whether
     * something is folded now that was not, or the other way round.
     */
    private boolean fit() {
        int all = laid.rows().size();
        boolean open = all * ROW_HEIGHT <= getHeight();
        if (chosen || open == !unfolded.isEmpty()) {
            return false;
        }
        unfolded.set(0, all, open);
        return all > 0;
    }

    private void fold() {
        rows = VisibleRows.of(laid, unfolded);
        hovered = -1;
        rowsChanged.run();
        scrollTo(down.get());
        repaint();
    }

    /** Opens every folded stretch, or folds them all again. */
    void toggleFolds() {
        boolean open = rows.hasFolds();
        chosen = true;
        unfolded.clear();
        if (open) {
            unfolded.set(0, laid.rows().size());
        }
        caret = -1;
        fold();
        goToChange(current.get());
    }

    /** Opens one folded stretch. */
    void unfold(int index) {
        chosen = true;
        unfolded.set(laid.rowOf(rows.get(index)));
        fold();
        standOn(index);
    }

    /** Makes a change the current one and brings it into the window. */
    void goToChange(int change) {
        if (change < 0 || change >= content.document().changes().size()) {
            return;
        }
        int row = rows.firstOf(change);
        double above = Math.max(3, Math.floor(getHeight() / ROW_HEIGHT / 3));
        scrollTo((row - above) * ROW_HEIGHT);
        scrollAcross(0);
        standOn(row);
    }

    /** Puts the keyboard on a row without scrolling; its change becomes the current one. */
    void standOn(int row) {
        if (rows.size() == 0) {
            return;
        }
        caret = Math.clamp(row, 0, rows.size() - 1);
        if (rows.get(caret).change() >= 0) {
            current.set(rows.get(caret).change());
        }
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        repaint();
    }

    /** Moves the keyboard by rows and brings its row into the window. */
    void move(int by, boolean selecting) {
        int from = caret;
        standOn((from < 0 ? (int) (down.get() / ROW_HEIGHT) : from) + by);
        reveal(caret);
        if (selecting) {
            selectRows(from < 0 ? caret : from, caret);
        }
    }

    /** Extends the selection by whole lines of the side that the keyboard is on. */
    private void selectRows(int from, int to) {
        int line = lineNear(to);
        int anchor = lineNear(from);
        if (line < 0 || anchor < 0) {
            return;
        }
        DiffSelection before = selection;
        int first = before != null && before.onLeft() == caretOnLeft ? before.anchorLine() : anchor;
        select(
                line >= first
                        ? new DiffSelection(caretOnLeft, first, 0, line, Integer.MAX_VALUE)
                        : new DiffSelection(caretOnLeft, first, Integer.MAX_VALUE, line, 0));
    }

    /** The line of the keyboard's side in a row or, when that has none, in the nearest before. */
    private int lineNear(int row) {
        for (int i = row; i >= 0; i--) {
            int line = caretOnLeft ? rows.get(i).left() : rows.get(i).right();
            if (line >= 0) {
                return line;
            }
        }
        return -1;
    }

    /** Brings a row into the window with as little scrolling as possible. */
    private void reveal(int row) {
        double top = row * ROW_HEIGHT;
        if (top < down.get()) {
            scrollTo(top);
        } else if (top + ROW_HEIGHT > down.get() + getHeight()) {
            scrollTo(top + ROW_HEIGHT - getHeight());
        }
    }

    /** Scrolls so that so many pixels lie above the window. Whole pixels keep letters sharp. */
    void scrollTo(double pixels) {
        down.set(Math.clamp(Math.rint(pixels), 0, Math.max(0, beyond())));
    }

    /** Says how many pixels of the longest line do not fit into the window. */
    void reachAcross(double pixels) {
        reach = pixels;
        scrollAcross(across.get());
    }

    /** Scrolls so that so many pixels of each line lie left of the window. */
    void scrollAcross(double pixels) {
        across.set(Math.clamp(Math.rint(pixels), 0, reach));
    }

    /** Returns how many pixels of rows do not fit into the window. */
    double beyond() {
        return Math.max(0, rows.size() * ROW_HEIGHT - getHeight());
    }

    void select(@Nullable DiffSelection next) {
        selection = next;
        repaint();
    }

    void hover(int row) {
        if (row != hovered) {
            hovered = row;
            repaint();
        }
    }

    /** Puts the keyboard on one of the sides. */
    void side(boolean left) {
        caretOnLeft = left;
    }

    boolean caretOnLeft() {
        return caretOnLeft;
    }

    int caret() {
        return caret;
    }

    DiffContent content() {
        return content;
    }

    VisibleRows rows() {
        return rows;
    }

    @Nullable DiffSelection selection() {
        return selection;
    }

    DoubleProperty downProperty() {
        return down;
    }

    DoubleProperty acrossProperty() {
        return across;
    }

    ReadOnlyIntegerWrapper currentProperty() {
        return current;
    }

    LineMetrics metrics() {
        LineMetrics known = metrics;
        if (known == null) {
            metrics = known = new LineMetrics();
        }
        return known;
    }

    RowPainter painter() {
        RowPainter known = painter;
        if (known == null) {
            painter = known = new RowPainter(colours, metrics(), within, words.folded());
        }
        return known;
    }

    RowsInSight sight() {
        return new RowsInSight(
                content,
                rows,
                down.get(),
                across.get(),
                current.get(),
                caret,
                isFocused(),
                hovered,
                selection,
                oneColumn);
    }

    private void repaint() {
        requestLayout();
    }

    /** Painting here means once a pulse, after the stylesheets were applied. */
    @Override
    protected void layoutChildren() {
        double width = Math.ceil(getWidth());
        double height = Math.ceil(getHeight());
        if (width != canvas.getWidth() || height != canvas.getHeight()) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        painter().paint(canvas.getGraphicsContext2D(), sight(), width, height);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> caretWords();
            case EDITABLE -> false;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    /** Returns the row that the keyboard stands on in words. */
    String caretWords() {
        return caret < 0 || caret >= rows.size()
                ? ""
                : SpokenRow.of(rows.get(caret), content, words);
    }
}
