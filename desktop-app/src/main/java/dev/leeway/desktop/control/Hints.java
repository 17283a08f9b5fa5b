package dev.leeway.desktop.control;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

/** Hints whose words change often: a tooltip is a window of its own and dear to make. */
public final class Hints {
    private Hints() {}

    /** Lets a control have a hint with these words; none when they are empty. */
    public static void show(Control control, String words) {
        Tooltip known = control.getTooltip();
        if (words.isEmpty()) {
            control.setTooltip(null);
        } else if (known == null) {
            control.setTooltip(new Tooltip(words));
        } else {
            known.setText(words);
        }
    }
}
