package dev.leeway.desktop.control.diff;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Two texts side by side, one row for a left and a right line, so that they can never scroll apart.
 * Only the rows in sight exist as nodes. Equal stretches are folded, changes inside a line are
 * marked, and the strip at the edge shows the whole.
 *
 * <p>Keys: {@code n} and {@code p} go to the next and the previous change, {@code x} unfolds, the
 * copy key copies the selected text of one side.
 */
public final class DiffPane extends BorderPane {
    private static final double ROW_HEIGHT = 20;

    private final DiffWords words;
    private final Consumer<String> clipboard;
    private final ObservableList<DiffRow> rows = FXCollections.observableArrayList();
    private final ListView<DiffRow> list = new ListView<>(rows);
    private final Label leftTitle = new Label();
    private final Label rightTitle = new Label();
    private final ScrollBar across = new ScrollBar();
    private final OverviewStrip overview = new OverviewStrip(this::goTo);
    private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper(-1);
    private final BitSet unfolded = new BitSet();
    private final Map<DiffRow, WithinLine> marks = new HashMap<>();
    private final List<DiffCell> cells = new ArrayList<>();
    private DiffContent content =
            new DiffContent(DiffDocument.of(List.of(), List.of()), "", "", Map.of(), Map.of());
    private @Nullable DiffSelection selection;

    /**
     * Makes an empty pane.
     *
     * @param words the words it needs
     * @param clipboard takes copied text
     */
    public DiffPane(DiffWords words, Consumer<String> clipboard) {
        this.words = words;
        this.clipboard = clipboard;
        getStyleClass().add("diff-pane");
        list.setFixedCellSize(ROW_HEIGHT);
        list.getStyleClass().addAll("diff-list", "edge-to-edge");
        list.setCellFactory(
                view -> {
                    DiffCell cell = new DiffCell(this);
                    cells.add(cell);
                    return cell;
                });
        list.setAccessibleRole(AccessibleRole.LIST_VIEW);
        list.setAccessibleText(words.left() + " / " + words.right());
        overview.setAccessibleText(words.overview());
        across.setOrientation(Orientation.HORIZONTAL);
        across.valueProperty().addListener(observable -> refreshCells());
        leftTitle.getStyleClass().add("diff-title");
        rightTitle.getStyleClass().add("diff-title");
        setTop(titles());
        setCenter(list);
        setRight(overview);
        setBottom(across);
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::beginSelection);
        list.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::extendSelection);
        list.addEventFilter(ScrollEvent.SCROLL, this::scrollAcross);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.needsLayoutProperty().addListener(observable -> showWindow());
        list.heightProperty().addListener(observable -> showWindow());
        list.widthProperty().addListener(observable -> measureAcross());
    }

    private HBox titles() {
        HBox titles = new HBox(leftTitle, rightTitle);
        for (Label title : List.of(leftTitle, rightTitle)) {
            title.setMaxWidth(Double.MAX_VALUE);
            title.setMinWidth(60);
            title.setPrefWidth(100);
            HBox.setHgrow(title, Priority.ALWAYS);
        }
        titles.getStyleClass().add("diff-titles");
        return titles;
    }

    /** Shows another pair of texts, from its first change. */
    public void show(DiffContent next) {
        boolean sameTexts = next.document().equals(content.document());
        content = next;
        leftTitle.setText(next.leftTitle());
        rightTitle.setText(next.rightTitle());
        if (sameTexts) {
            refreshCells();
            return;
        }
        unfolded.clear();
        marks.clear();
        selection = null;
        current.set(-1);
        across.setValue(0);
        rows.setAll(next.document().visible(unfolded));
        overview.show(next.document().rows());
        measureAcross();
        if (next.document().changes().isEmpty()) {
            list.scrollTo(0);
        } else {
            goToChange(0);
        }
    }

    /** Returns the change that is current, from 0, or -1. */
    public ReadOnlyIntegerProperty currentChangeProperty() {
        return current.getReadOnlyProperty();
    }

    /** Returns how many changes there are. */
    public int changes() {
        return content.document().changes().size();
    }

    /** Goes to the next change; stays at the last. */
    public void nextChange() {
        goToChange(Math.min(current.get() + 1, changes() - 1));
    }

    /** Goes to the previous change; stays at the first. */
    public void previousChange() {
        goToChange(Math.max(current.get() - 1, 0));
    }

    /** Opens every folded stretch, or folds them all again. */
    public void toggleFolds() {
        boolean open = rows.stream().anyMatch(row -> row.kind() == DiffRow.Kind.FOLD);
        unfolded.clear();
        if (open) {
            unfolded.set(0, content.document().rows().size());
        }
        rows.setAll(content.document().visible(unfolded));
        goToChange(current.get());
    }

    /** Returns the selected text, empty when nothing is selected. */
    public String selectedText() {
        DiffSelection selected = selection;
        if (selected == null) {
            return "";
        }
        return selected.text(
                selected.onLeft() ? content.document().left() : content.document().right());
    }

    /** Selects whole lines of one side, from 0, both ends included. */
    public void selectLines(boolean onLeft, int first, int last) {
        selection = new DiffSelection(onLeft, first, 0, last, Integer.MAX_VALUE);
        refreshCells();
    }

    /** Returns the rows shown, folds included. */
    public List<DiffRow> visibleRows() {
        return List.copyOf(rows);
    }

    @Override
    public void requestFocus() {
        list.requestFocus();
    }

    DiffWords words() {
        return words;
    }

    DiffContent content() {
        return content;
    }

    int currentChange() {
        return current.get();
    }

    @Nullable DiffSelection selection() {
        return selection;
    }

    double scrolled() {
        return across.getValue();
    }

    WithinLine within(DiffRow row) {
        if (row.kind() != DiffRow.Kind.CHANGED) {
            return new WithinLine(List.of(), List.of());
        }
        return marks.computeIfAbsent(
                row,
                pair ->
                        WithinLine.of(
                                content.document().left().get(pair.left()),
                                content.document().right().get(pair.right())));
    }

    void unfold(DiffRow fold) {
        unfolded.set(content.document().rowOf(fold));
        rows.setAll(content.document().visible(unfolded));
    }

    private void goToChange(int change) {
        if (change < 0 || change >= changes()) {
            return;
        }
        current.set(change);
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).change() == change) {
                int above = (int) Math.max(3, list.getHeight() / ROW_HEIGHT / 3);
                list.scrollTo(Math.max(0, row - above));
                break;
            }
        }
        refreshCells();
        list.setAccessibleHelp((change + 1) + " / " + changes());
    }

    /** Goes to a place given as a share of all rows, folded ones counted. */
    private void goTo(double share) {
        int row = (int) (share * content.document().rows().size());
        int line = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (line >= row) {
                list.scrollTo(Math.max(0, i - 5));
                return;
            }
            line += Math.max(1, rows.get(i).folded());
        }
        list.scrollTo(rows.size() - 1);
    }

    private void refreshCells() {
        cells.forEach(DiffCell::refresh);
    }

    private void showWindow() {
        VirtualFlow<?> flow = flow();
        if (flow == null || rows.isEmpty() || flow.getFirstVisibleCell() == null) {
            return;
        }
        int first = flow.getFirstVisibleCell().getIndex();
        int last = flow.getLastVisibleCell().getIndex();
        double total = content.document().rows().size();
        overview.showWindow(rowsBefore(first) / total, rowsBefore(last + 1) / total);
    }

    private double rowsBefore(int visible) {
        double before = 0;
        for (int i = 0; i < Math.min(visible, rows.size()); i++) {
            before += Math.max(1, rows.get(i).folded());
        }
        return before;
    }

    private @Nullable VirtualFlow<?> flow() {
        Node flow = list.lookup(".virtual-flow");
        return flow instanceof VirtualFlow<?> virtual ? virtual : null;
    }

    /** The longest line decides how far both sides scroll across; it is measured, not counted. */
    private void measureAcross() {
        String longest = "";
        for (List<String> side : List.of(content.document().left(), content.document().right())) {
            for (String line : side) {
                longest = line.length() > longest.length() ? line : longest;
            }
        }
        Text text = new Text(longest.substring(0, Math.min(longest.length(), 5_000)));
        text.setFont(Font.font("JetBrains Mono", 12.5));
        double room = list.getWidth() / 2 - 70;
        double beyond = text.getLayoutBounds().getWidth() + 60 - room;
        across.setMax(Math.max(0, beyond));
        across.setVisibleAmount(Math.max(1, across.getMax() * room / Math.max(1, room + beyond)));
        across.setUnitIncrement(40);
        across.setBlockIncrement(Math.max(40, room / 2));
        boolean needed = beyond > 0 && list.getWidth() > 0;
        across.setVisible(needed);
        across.setManaged(needed);
        if (across.getValue() > across.getMax()) {
            across.setValue(across.getMax());
        }
    }

    private void scrollAcross(ScrollEvent event) {
        double delta =
                event.isShiftDown() && event.getDeltaX() == 0
                        ? event.getDeltaY()
                        : event.getDeltaX();
        if (delta != 0 && across.isVisible()) {
            across.setValue(
                    Math.clamp(across.getValue() - delta, across.getMin(), across.getMax()));
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            String text = selectedText();
            if (!text.isEmpty()) {
                clipboard.accept(text);
            }
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.A) {
            boolean onLeft = selection == null || selection.onLeft();
            selectLines(
                    onLeft,
                    0,
                    (onLeft ? content.document().left() : content.document().right()).size() - 1);
            event.consume();
        } else if (!event.isShortcutDown() && !event.isAltDown()) {
            switch (event.getCode()) {
                case N -> nextChange();
                case P -> previousChange();
                case X -> toggleFolds();
                case LEFT -> across.decrement();
                case RIGHT -> across.increment();
                case null, default -> {
                    return;
                }
            }
            event.consume();
        }
    }

    private void beginSelection(MouseEvent event) {
        list.requestFocus();
        DiffCell cell = cellAt(event);
        if (cell == null || cell.getItem() == null || cell.getItem().kind() == DiffRow.Kind.FOLD) {
            return;
        }
        DiffRow row = cell.getItem();
        boolean onLeft = cell.isLeft(event.getSceneX());
        int line = onLeft ? row.left() : row.right();
        if (row.change() >= 0) {
            current.set(row.change());
        }
        if (line >= 0) {
            int column = cell.half(onLeft).characterAt(event.getSceneX(), event.getSceneY());
            DiffSelection before = selection;
            selection =
                    event.isShiftDown() && before != null && before.onLeft() == onLeft
                            ? before.to(line, column)
                            : event.getClickCount() == 2
                                    ? new DiffSelection(onLeft, line, 0, line, Integer.MAX_VALUE)
                                    : new DiffSelection(onLeft, line, column, line, column);
        }
        refreshCells();
        event.consume();
    }

    private void extendSelection(MouseEvent event) {
        DiffSelection before = selection;
        if (before == null) {
            return;
        }
        if (event.getY() < 0 || event.getY() > list.getHeight()) {
            VirtualFlow<?> flow = flow();
            if (flow != null) {
                flow.scrollPixels(event.getY() < 0 ? -ROW_HEIGHT : ROW_HEIGHT);
            }
        }
        DiffCell cell = cellAt(event);
        if (cell != null && cell.getItem() != null) {
            DiffRow row = cell.getItem();
            int line = before.onLeft() ? row.left() : row.right();
            if (line >= 0) {
                DiffHalf half = cell.half(before.onLeft());
                selection = before.to(line, half.characterAt(event.getSceneX(), event.getSceneY()));
                refreshCells();
            }
        }
        event.consume();
    }

    private @Nullable DiffCell cellAt(MouseEvent event) {
        double y =
                Math.clamp(
                        event.getSceneY(),
                        list.localToScene(0, 1).getY(),
                        list.localToScene(0, list.getHeight() - 1).getY());
        for (DiffCell cell : cells) {
            if (cell.getScene() != null && !cell.isEmpty() && cell.isVisible()) {
                double top = cell.localToScene(0, 0).getY();
                if (y >= top && y < top + cell.getHeight()) {
                    return cell;
                }
            }
        }
        return null;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 240;
    }
}
