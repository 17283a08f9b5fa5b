package dev.leeway.desktop.control.diff;

import static dev.leeway.desktop.control.diff.RowPainter.ROW_HEIGHT;

import java.util.List;
import java.util.function.Consumer;
import dev.leeway.desktop.state.DiffLayout;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/**
 * Two texts side by side, one row for a left and a right line, so that they can never scroll apart.
 * Equal stretches are folded unless the whole fits, changes inside a line are marked, and the strip
 * at the edge shows the whole.
 *
 * <p>Where there is no room for two texts beside one another they stand in one column, and whoever
 * wants it otherwise says so with {@code o}.
 *
 * <p>Keys: {@code n} and {@code p} go to the next and the previous change, {@code x} unfolds, the
 * arrows move the keyboard's row and with Shift select lines, the shortcut key with left and right
 * chooses the side, the copy key copies the selected text of that side.
 */
public final class DiffPane extends BorderPane {
    private final DiffRows rows;
    private final Label leftTitle = new Label();
    private final Label rightTitle = new Label();
    private final HBox sides = new HBox(leftTitle, rightTitle);
    private final OneColumnTitle oneTitle;
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private final OverviewStrip overview = new OverviewStrip(this::goTo);
    private final ReadOnlyBooleanWrapper oneColumn = new ReadOnlyBooleanWrapper();
    private String longest = "";
    private String leftWords = "";
    private String rightWords = "";
    private DiffLayout layout = DiffLayout.BY_WIDTH;
    private Consumer<DiffLayout> chosen = next -> {};

    /**
     * Makes an empty pane.
     *
     * @param words the words it needs
     * @param clipboard takes copied text
     */
    public DiffPane(DiffWords words, Consumer<String> clipboard) {
        rows = new DiffRows(words);
        getStyleClass().add("diff-pane");
        overview.setAccessibleText(words.overview());
        down.setOrientation(Orientation.VERTICAL);
        down.valueProperty().bindBidirectional(rows.downProperty());
        across.setOrientation(Orientation.HORIZONTAL);
        across.valueProperty().bindBidirectional(rows.acrossProperty());
        oneTitle = new OneColumnTitle(words.oneColumn());
        setTop(titles());
        setCenter(rows);
        setRight(new HBox(down, overview));
        setBottom(across);
        rows.setOnKeyPressed(new RowKeys(this, rows, across, clipboard)::press);
        rows.onRowsChanged(this::measureDown);
        rows.downProperty().addListener(observable -> showWindow());
        rows.heightProperty().addListener(observable -> measureDown());
        rows.widthProperty()
                .addListener(
                        observable -> {
                            lay();
                            measureAcross();
                        });
    }

    /** Lays the texts out as somebody chose it; {@code next} hears what is chosen from now on. */
    public void keepLayout(DiffLayout wanted, Consumer<DiffLayout> next) {
        chosen = next;
        layOut(wanted);
    }

    /** Lays the texts out so. */
    public void layOut(DiffLayout wanted) {
        if (wanted == layout) {
            return;
        }
        layout = wanted;
        lay();
        measureAcross();
    }

    /** Lays the texts out in the other way; the way that the width gives is not kept. */
    public void toggleLayout() {
        boolean other = !oneColumn.get();
        DiffLayout wanted =
                other == isNarrow()
                        ? DiffLayout.BY_WIDTH
                        : other ? DiffLayout.ONE_COLUMN : DiffLayout.BESIDE;
        layOut(wanted);
        chosen.accept(wanted);
    }

    /** Returns whether the texts stand in one column. */
    public ReadOnlyBooleanProperty oneColumnProperty() {
        return oneColumn.getReadOnlyProperty();
    }

    private boolean isNarrow() {
        return rows.getWidth() > 0 && rows.getWidth() < RowColumns.ROOM_FOR_TWO;
    }

    private void lay() {
        boolean one =
                switch (layout) {
                    case BY_WIDTH -> isNarrow();
                    case BESIDE -> false;
                    case ONE_COLUMN -> true;
                };
        if (one != rows.columns().one()) {
            rows.lay(one);
            oneColumn.set(one);
            overview.show(rows.laid().rows());
            showTitles();
        }
    }

    /** A heading for each text stands over it; over one column there is one heading for both. */
    private void showTitles() {
        boolean one = rows.columns().one();
        leftTitle.setText(leftWords);
        rightTitle.setText(rightWords);
        oneTitle.show(leftWords, rightWords);
        sides.setVisible(!one);
        sides.setManaged(!one);
        oneTitle.setVisible(one);
        oneTitle.setManaged(one);
    }

    private StackPane titles() {
        for (Label title : List.of(leftTitle, rightTitle)) {
            title.getStyleClass().add("diff-title");
            title.setMaxWidth(Double.MAX_VALUE);
            title.setMinWidth(60);
            title.setPrefWidth(100);
            HBox.setHgrow(title, Priority.ALWAYS);
        }
        StackPane titles = new StackPane(sides, oneTitle);
        titles.getStyleClass().add("diff-titles");
        showTitles();
        return titles;
    }

    /** Shows another pair of texts, from its first change. */
    public void show(DiffContent next) {
        leftWords = next.leftTitle();
        rightWords = next.rightTitle();
        showTitles();
        boolean sameTexts = next.document().equals(rows.content().document());
        rows.show(next);
        if (!sameTexts) {
            longest = longest(next.document());
            overview.show(rows.laid().rows());
            measureAcross();
            showWindow();
        }
    }

    private static String longest(DiffDocument document) {
        String longest = "";
        for (List<String> side : List.of(document.left(), document.right())) {
            for (String line : side) {
                longest = line.length() > longest.length() ? line : longest;
            }
        }
        return longest;
    }

    /** Returns the change that is current, from 0, or -1. */
    public ReadOnlyIntegerProperty currentChangeProperty() {
        return rows.currentProperty().getReadOnlyProperty();
    }

    /** Returns how many changes there are. */
    public int changes() {
        return rows.content().document().changes().size();
    }

    /** Goes to the next change; stays at the last. */
    public void nextChange() {
        rows.goToChange(Math.min(rows.currentProperty().get() + 1, changes() - 1));
    }

    /** Goes to the previous change; stays at the first. */
    public void previousChange() {
        rows.goToChange(Math.max(rows.currentProperty().get() - 1, 0));
    }

    /** Opens every folded stretch, or folds them all again. */
    public void toggleFolds() {
        rows.toggleFolds();
    }

    /**
     * Acts on a plain key that the page got: next and previous change, folds, layout. Returns
     * whether it did.
     */
    public boolean key(KeyCode code) {
        switch (code) {
            case N -> nextChange();
            case P -> previousChange();
            case X -> toggleFolds();
            case O -> toggleLayout();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Returns the selected text, empty when nothing is selected. */
    public String selectedText() {
        DiffSelection selected = rows.selection();
        DiffDocument document = rows.content().document();
        return selected == null
                ? ""
                : selected.text(selected.onLeft() ? document.left() : document.right());
    }

    /** Selects whole lines of one side, from 0, both ends included. */
    public void selectLines(boolean onLeft, int first, int last) {
        rows.select(new DiffSelection(onLeft, first, 0, last, Integer.MAX_VALUE));
    }

    /** Returns the rows shown, folds included. */
    public List<DiffRow> visibleRows() {
        return List.copyOf(rows.rows().rows());
    }

    @Override
    public void requestFocus() {
        rows.requestFocus();
    }

    /** Goes to a place given as a share of all rows, folded ones counted. */
    private void goTo(double share) {
        int row = rows.rows().indexOf((int) (share * rows.rows().total()));
        rows.scrollTo((row - 5) * ROW_HEIGHT);
    }

    private void showWindow() {
        VisibleRows shown = rows.rows();
        double total = Math.max(1, shown.total());
        int first = (int) (rows.downProperty().get() / ROW_HEIGHT);
        int end = first + (int) Math.ceil(rows.getHeight() / ROW_HEIGHT);
        overview.showWindow(shown.before(first) / total, shown.before(end) / total);
    }

    private void measureDown() {
        double beyond = rows.beyond();
        double height = Math.max(1, rows.getHeight());
        down.setMax(beyond);
        // The thumb is as long beside the bar as the window is beside all rows.
        down.setVisibleAmount(beyond * height / (beyond + height));
        down.setUnitIncrement(3 * ROW_HEIGHT);
        down.setBlockIncrement(Math.max(ROW_HEIGHT, height - 2 * ROW_HEIGHT));
        down.setVisible(beyond > 0);
        down.setManaged(beyond > 0);
        showWindow();
    }

    /** The longest line decides how far both sides scroll across; it is measured, not counted. */
    private void measureAcross() {
        if (rows.getWidth() <= 0) {
            return;
        }
        double room = rows.columns().room();
        double width =
                rows.metrics().width(longest.substring(0, Math.min(longest.length(), 5_000)));
        double beyond = Math.max(0, width + 24 - room);
        across.setMax(beyond);
        across.setVisibleAmount(beyond * room / Math.max(1, room + beyond));
        across.setUnitIncrement(40);
        across.setBlockIncrement(Math.max(40, room / 2));
        across.setVisible(beyond > 0);
        across.setManaged(beyond > 0);
        rows.reachAcross(beyond);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 240;
    }
}
