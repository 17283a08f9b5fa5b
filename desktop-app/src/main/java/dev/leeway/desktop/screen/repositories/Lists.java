package dev.leeway.desktop.screen.repositories;

import javafx.collections.ObservableList;
import javafx.scene.control.ListView;

import java.util.List;

/** What the lists of this page have in common. */
final class Lists {
    private Lists() {}

    /** Shows other rows; what is selected and where the list is scrolled to stay. */
    static <T> void update(ListView<T> list, List<T> rows) {
        ObservableList<T> shown = list.getItems();
        if (shown.equals(rows)) {
            return;
        }
        int selected = list.getSelectionModel().getSelectedIndex();
        T chosen = list.getSelectionModel().getSelectedItem();
        if (shown.size() == rows.size()) {
            for (int row = 0; row < rows.size(); row++) {
                if (!shown.get(row).equals(rows.get(row))) {
                    shown.set(row, rows.get(row));
                }
            }
            if (selected >= 0) {
                list.getSelectionModel().clearAndSelect(selected);
            }
            return;
        }
        shown.setAll(rows);
        int again = chosen == null ? -1 : rows.indexOf(chosen);
        if (again >= 0) {
            list.getSelectionModel().clearAndSelect(again);
        } else {
            list.getSelectionModel().clearSelection();
        }
    }

    /** Moves the selection, and scrolls it into sight. */
    static <T> void move(ListView<T> list, int by) {
        int rows = list.getItems().size();
        if (rows == 0) {
            return;
        }
        int next = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, rows - 1);
        list.getSelectionModel().clearAndSelect(next);
        list.getFocusModel().focus(next);
        list.scrollTo(Math.max(0, next - 3));
    }
}
