package dev.leeway.desktop.control.diff;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/**
 * The heading of two texts in one column: which sign stands before the lines of which text. Belongs
 * to the window's thread.
 */
final class OneColumnTitle extends HBox {
    private final Label left = new Label();
    private final Label right = new Label();

    /** Makes it; {@code begins} says that there is one column. */
    OneColumnTitle(String begins) {
        Label lead = new Label(begins);
        Label removed = sign("\u2212", "removed");
        Label added = sign("+", "added");
        getStyleClass().addAll("one-column-title", "diff-title");
        setAlignment(Pos.CENTER_LEFT);
        for (Label label : List.of(lead, left, right)) {
            label.getStyleClass().add("one-column-words");
            label.setTextOverrun(OverrunStyle.ELLIPSIS);
            label.setMinWidth(40);
        }
        lead.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(lead, removed, left, added, right);
    }

    private static Label sign(String sign, String style) {
        Label label = new Label(sign);
        label.getStyleClass().addAll("diff-sign", style);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /** Names the text whose lines have the first sign, and the one whose lines have the other. */
    void show(String leftWords, String rightWords) {
        show(left, leftWords);
        show(right, rightWords);
    }

    private static void show(Label label, String words) {
        label.setText(words);
        label.setTooltip(new Tooltip(words));
    }
}
