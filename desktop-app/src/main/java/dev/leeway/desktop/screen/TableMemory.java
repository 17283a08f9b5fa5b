package dev.leeway.desktop.screen;

import dev.leeway.desktop.state.ListMemory;

import javafx.beans.Observable;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;

import java.util.List;
import java.util.function.Function;

/**
 * Lets a table come back as it was left: its sorting, its filter and its selected row, over pages
 * and starts. Columns go by their id, else by their words. Belongs to the window's thread.
 */
public final class TableMemory {
    private TableMemory() {}

    /**
     * Puts back how the table was left, and keeps from now on how it is left. Call it when the
     * table has its columns and its rows.
     *
     * @param list the name under which it is remembered
     * @param key tells a row again when it is shown next time
     */
    public static <T> void keep(
            Desk desk, String list, TableView<T> table, TextField filter, Function<T, String> key) {
        ListMemory left = desk.memory(list);
        filter.setText(left.filter());
        table.getColumns().stream()
                .filter(column -> !left.sort().isEmpty() && name(column).equals(left.sort()))
                .findFirst()
                .ifPresent(
                        column -> {
                            column.setSortType(
                                    left.descending()
                                            ? TableColumn.SortType.DESCENDING
                                            : TableColumn.SortType.ASCENDING);
                            table.getSortOrder().setAll(List.of(column));
                        });
        table.getItems().stream()
                .filter(row -> key.apply(row).equals(left.selected()))
                .findFirst()
                .ifPresent(
                        row -> {
                            table.getSelectionModel().select(row);
                            table.scrollTo(Math.max(0, table.getItems().indexOf(row) - 4));
                        });
        filter.textProperty()
                .addListener(
                        (observable, before, typed) ->
                                desk.remember(list, memory -> memory.filteredBy(typed)));
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (observable, before, row) -> {
                            if (row != null) {
                                desk.remember(list, memory -> memory.selecting(key.apply(row)));
                            }
                        });
        table.comparatorProperty()
                .addListener(
                        (Observable observable) ->
                                desk.remember(
                                        list,
                                        memory ->
                                                table.getSortOrder().isEmpty()
                                                        ? memory.sortedBy("", false)
                                                        : sorted(
                                                                memory,
                                                                table.getSortOrder().getFirst())));
    }

    private static ListMemory sorted(ListMemory memory, TableColumn<?, ?> column) {
        return memory.sortedBy(
                name(column), column.getSortType() == TableColumn.SortType.DESCENDING);
    }

    private static String name(TableColumn<?, ?> column) {
        return column.getId() == null || column.getId().isEmpty()
                ? column.getText()
                : column.getId();
    }
}
