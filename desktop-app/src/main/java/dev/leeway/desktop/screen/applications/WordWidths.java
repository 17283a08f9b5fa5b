package dev.leeway.desktop.screen.applications;

import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.AppState;
import java.util.List;
import java.util.function.ToIntFunction;
import javafx.scene.control.TableColumn;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * How wide those columns of the table are whose words differ from workspace to workspace: names,
 * places and folders. Each is as wide as its longest words, whatever is filtered.
 */
final class WordWidths {
    /** What a letter of the table's names takes. */
    private static final double LETTER = 7.5;

    /** What stands left and right of the words. */
    private static final double AROUND = 22;

    /** The sign of what is held, before a name, or of what is protected, before a place. */
    private static final double SIGN = 22;

    /** What headings and states are written in. */
    private static final Font PLAIN = Font.font("Inter Medium", 12);

    /** What stands left and right of words in a cell. */
    private static final double CELL = 20;

    /** The sign of a state before its word. */
    private static final double SHAPE = 21;

    private final TableColumn<?, ?> name;
    private final TableColumn<?, ?> place;
    private final TableColumn<?, ?> source;
    private long counted = -1;

    WordWidths(List<? extends TableColumn<?, ?>> columns) {
        name = columns.get(ApplicationColumns.NAME);
        place = columns.get(ApplicationColumns.PLACE);
        source = columns.get(ApplicationColumns.SOURCE);
    }

    /** Returns what a heading takes. */
    static double ofHeading(String words) {
        return width(words) + CELL;
    }

    /** Returns what a state takes, with its sign. */
    static double ofState(String word) {
        return width(word) + SHAPE + CELL;
    }

    private static double width(String words) {
        Text text = new Text(words);
        text.setFont(PLAIN);
        return Math.ceil(text.getLayoutBounds().getWidth());
    }

    /** Returns whether the columns were given other widths. */
    boolean fit(AppState state) {
        List<ApplicationState> all = state.applications().toList();
        int places = longest(all, app -> (app.cluster() + " / " + app.namespace()).length());
        int names = longest(all, app -> app.name().length());
        int sources = longest(all, app -> SourceWords.of(app, state).length());
        boolean guarded = all.stream().anyMatch(ApplicationState::guarded);
        long now = ((places * 1_000L + names) * 1_000L + sources) * 2 + (guarded ? 1 : 0);
        if (all.isEmpty() || now == counted) {
            return false;
        }
        counted = now;
        give(name, names * LETTER + SIGN, 110, 184);
        give(place, places * LETTER + (guarded ? SIGN : 0), 150, 228);
        give(source, sources * LETTER, 120, 248);
        return true;
    }

    private static int longest(
            List<ApplicationState> all, ToIntFunction<ApplicationState> letters) {
        return all.stream().mapToInt(letters).max().orElse(0);
    }

    /** Gives a column what its words want, and lets it shrink to a part of that. */
    private static void give(TableColumn<?, ?> column, double words, double least, double most) {
        double wanted = Math.max(least, Math.ceil(words + AROUND));
        column.setMinWidth(Math.min(wanted, most));
        column.setPrefWidth(Math.min(wanted, most * 1.4));
    }
}
