package dev.leeway.desktop.screen.clusters;

import dev.leeway.desktop.control.HoverHint;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.browse.TableRow;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** What a column says of an object, as a server told it. */
final class ObjectCell extends TableCell<TableRow, TableRow> implements HoverHint {
    private final Text text;
    private final Function<TableRow, String> words;
    private final Manner manner;
    private final boolean age;
    private final InvalidationListener tick = observable -> retell();
    private String tone = "";

    /** How its words are shown. */
    enum Manner {
        /** As they are. */
        PLAIN,
        /** As a name, in letters of one width; where there is no room its end stays in sight. */
        NAME,
        /** In the colour of the state that they tell. */
        STATE
    }

    /**
     * Makes a cell.
     *
     * @param words tells the words of an object
     * @param now the time, for words that tell how old an object is
     */
    ObjectCell(
            Text text,
            Function<TableRow, String> words,
            Manner manner,
            Optional<ObservableValue<Instant>> now) {
        this.text = text;
        this.words = words.andThen(Visible::of);
        this.manner = manner;
        this.age = now.isPresent();
        switch (manner) {
            case NAME -> {
                getStyleClass().add("mono");
                // The namespace stands in front, what tells objects of one owner apart at the end.
                setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            }
            case PLAIN, STATE -> {}
        }
        setOnMouseEntered(event -> hint());
        now.ifPresent(clock -> clock.addListener(new WeakInvalidationListener(tick)));
    }

    private void retell() {
        TableRow row = getItem();
        if (row != null && !isEmpty()) {
            setText(words.apply(row));
        }
    }

    @Override
    protected void updateItem(@Nullable TableRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText(null);
            return;
        }
        String told = words.apply(row);
        setText(told);
        if (manner == Manner.STATE) {
            colour(StateTone.of(told));
        }
    }

    /** Style classes are costly to change, and most cells stay as they are while scrolling. */
    private void colour(String next) {
        if (!next.equals(tone)) {
            getStyleClass().removeAll(tone, "told");
            getStyleClass().addAll("told", next);
            tone = next;
        }
    }

    @Override
    public String hoverHint() {
        TableRow row = getItem();
        return row == null
                ? ""
                : age ? row.created().map(text::moment).orElse("") : words.apply(row);
    }

    /** A hint is only made for the cell that somebody points at. */
    private void hint() {
        String whole = hoverHint();
        setTooltip(whole.isEmpty() ? null : new Tooltip(whole));
    }
}
