package dev.leeway.desktop.screen.clusters;

import dev.leeway.engine.browse.TableRow;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** How wide the columns of a table are that a server names and fills. */
final class ColumnWidths {
    static final double NARROWEST = 52;

    private static final double WIDEST = 340;
    private static final int MEASURED = 200;
    private static final double SCROLL_BAR = 14;

    /** A name of which less is to be seen is nobody's. */
    private static final double SHORTEST = 140;

    /** What stands left and right of the words, and a little more than the longest words need. */
    private static final double AROUND = 20;

    /** The arrow of the order beside a heading. */
    private static final double ARROW = 12;

    private static final Font PLAIN = Font.font("Inter", 13);
    private static final Font MONO = Font.font("JetBrains Mono", 12.5);

    private ColumnWidths() {}

    /**
     * Makes each column as wide as what the first rows have in it.
     *
     * @param table its columns have as user data what tells the words of a row
     * @param mono the heading of the column that has letters of one width
     * @param within whether all have to fit into the table; what the others leave is that column's
     */
    static void fit(TableView<TableRow> table, String mono, boolean within) {
        List<TableRow> rows = table.getItems();
        double all = 0;
        for (TableColumn<TableRow, ?> column : table.getColumns()) {
            String longest = "";
            @SuppressWarnings("unchecked")
            Function<TableRow, String> text = (Function<TableRow, String>) column.getUserData();
            for (int i = 0; i < Math.min(MEASURED, rows.size()); i++) {
                String words = text.apply(rows.get(i));
                longest = words.length() > longest.length() ? words : longest;
            }
            double wanted =
                    Math.max(
                            width(column.getText(), PLAIN) + ARROW,
                            width(longest, column.getText().equals(mono) ? MONO : PLAIN));
            double width = Math.clamp(Math.ceil(wanted) + AROUND, NARROWEST, WIDEST);
            column.setPrefWidth(width);
            all += width;
        }
        double over = all + SCROLL_BAR - table.getWidth();
        if (within && over > 0) {
            table.getColumns().stream()
                    .filter(column -> column.getText().equals(mono))
                    .forEach(
                            column ->
                                    column.setPrefWidth(
                                            Math.max(SHORTEST, column.getPrefWidth() - over)));
        }
    }

    private static double width(String words, Font font) {
        Text text = new Text(words);
        text.setFont(font);
        return text.getLayoutBounds().getWidth();
    }
}
