package dev.leeway.desktop.screen.clusters;

import dev.leeway.engine.browse.TableRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** How wide the columns of a table are that a server names and fills. */
final class ColumnWidths {
    static final double NARROWEST = 52;

    /** What long words get at most where not all columns have all the room they need. */
    private static final double WIDEST = 340;

    private static final int MEASURED = 200;
    private static final double SCROLL_BAR = 14;

    /** A name of which less is to be seen is nobody's. */
    private static final double SHORTEST = 140;

    /** What a name keeps where all columns stand in the table. */
    private static final double NAMED = 200;

    /** Words up to here stay whole. */
    private static final double SHORT = 160;

    /** What any other column keeps of longer words. */
    private static final double LONG = 120;

    /** What stands left and right of the words, and a little more than the longest words need. */
    private static final double AROUND = 20;

    /** The arrow of the order beside a heading. */
    private static final double ARROW = 12;

    private static final Font PLAIN = Font.font("Inter", 13);
    private static final Font MONO = Font.font("JetBrains Mono", 12.5);

    private final TableView<TableRow> table;
    private final String name;
    private final Set<String> mono;
    private final Map<TableColumn<TableRow, ?>, Words> measured = new HashMap<>();

    /**
     * Measures the columns of a table, each once when it is asked for.
     *
     * @param table its columns have as user data what tells the words of a row
     * @param name the heading of the column of names, the last to give way
     * @param mono the headings of the columns that have letters of one width
     */
    ColumnWidths(TableView<TableRow> table, String name, Set<String> mono) {
        this.table = table;
        this.name = name;
        this.mono = mono;
    }

    /**
     * Makes each column as wide as what the first rows have in it. Where that is more than the
     * table has room for, the long ones give way first, and the table scrolls only when that is not
     * enough.
     *
     * @param within whether all have to fit into the table; what the others leave is that column's
     */
    void fit(boolean within) {
        List<Double> whole = new ArrayList<>();
        List<Double> wanted = new ArrayList<>();
        List<Double> least = new ArrayList<>();
        List<Double> leastBesideName = new ArrayList<>();
        for (TableColumn<TableRow, ?> column : table.getVisibleLeafColumns()) {
            Need need = need(column, within);
            whole.add(need.whole());
            wanted.add(need.wanted());
            least.add(need.least());
            leastBesideName.add(column.getText().equals(name) ? need.wanted() : need.least());
        }
        double room = table.getWidth() - SCROLL_BAR;
        List<Double> widths =
                within || sum(least) > room
                        ? wanted
                        : sum(leastBesideName) > room
                                // The name is the last that gives way.
                                ? fitted(leastBesideName, least, room)
                                : fitted(whole, leastBesideName, room);
        double all = 0;
        for (int i = 0; i < widths.size(); i++) {
            table.getVisibleLeafColumns().get(i).setPrefWidth(widths.get(i));
            all += widths.get(i);
        }
        double over = all - room;
        if (within && over > 0) {
            table.getVisibleLeafColumns().stream()
                    .filter(column -> column.getText().equals(name))
                    .forEach(
                            column ->
                                    column.setPrefWidth(
                                            Math.max(SHORTEST, column.getPrefWidth() - over)));
        }
    }

    /**
     * What a column asks for.
     *
     * @param whole in which nothing of it is cut
     * @param wanted what it gets where there is room
     * @param least below which it is of no use
     */
    private record Need(double whole, double wanted, double least) {}

    /** How wide the heading of a column is with what stands around it, and its longest words. */
    private record Words(double heading, double full) {}

    private Words words(TableColumn<TableRow, ?> column) {
        boolean named = mono.contains(column.getText());
        return new Words(
                Math.ceil(width(column.getText(), PLAIN)) + AROUND,
                Math.ceil(width(longest(column, table.getItems()), named ? MONO : PLAIN)));
    }

    private Need need(TableColumn<TableRow, ?> column, boolean within) {
        boolean named = column.getText().equals(name);
        Words measuredWords = measured.computeIfAbsent(column, this::words);
        double heading = measuredWords.heading();
        double full = measuredWords.full();
        double needed = Math.max(NARROWEST, Math.max(heading + ARROW, full + AROUND));
        double width = Math.min(needed, WIDEST);
        double words = Math.max(NARROWEST, full + AROUND);
        double kept = named ? within ? SHORTEST : NAMED : needed > SHORT ? LONG : words;
        return new Need(needed, width, Math.min(width, Math.max(heading, kept)));
    }

    /**
     * Returns the columns without which the others have the least room that they need in the table,
     * the last ones first.
     *
     * @param spareable whether the table can do without a column
     */
    Set<TableColumn<TableRow, ?>> spare(Predicate<TableColumn<TableRow, ?>> spareable) {
        double over = SCROLL_BAR - table.getWidth();
        for (TableColumn<TableRow, ?> column : table.getColumns()) {
            over += need(column, false).least();
        }
        Set<TableColumn<TableRow, ?>> spared = new HashSet<>();
        for (TableColumn<TableRow, ?> column : table.getColumns().reversed()) {
            if (over > 0 && spareable.test(column)) {
                spared.add(column);
                over -= need(column, false).least();
            }
        }
        return spared;
    }

    /**
     * Returns widths that fit together into a room: as wanted where they do, else each a part of
     * what it can do without; as wanted too where even the least of all does not fit.
     */
    static List<Double> fitted(List<Double> wanted, List<Double> least, double room) {
        double over = sum(wanted) - room;
        double spare = sum(wanted) - sum(least);
        if (over <= 0 || over > spare) {
            return wanted;
        }
        List<Double> widths = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            double gives = (wanted.get(i) - least.get(i)) * over / spare;
            widths.add(Math.floor(wanted.get(i) - gives));
        }
        return widths;
    }

    private static double sum(List<Double> widths) {
        return widths.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static String longest(TableColumn<TableRow, ?> column, List<TableRow> rows) {
        @SuppressWarnings("unchecked")
        Function<TableRow, String> text = (Function<TableRow, String>) column.getUserData();
        String longest = "";
        for (int i = 0; i < Math.min(MEASURED, rows.size()); i++) {
            String words = text.apply(rows.get(i));
            longest = words.length() > longest.length() ? words : longest;
        }
        return longest;
    }

    private static double width(String words, Font font) {
        Text text = new Text(words);
        text.setFont(font);
        return text.getLayoutBounds().getWidth();
    }
}
