package dev.leeway.desktop.control;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.SplitPane;

/** Where the divider after a list stands that needs no more room than its lines. */
public final class FirstDivider {
    private FirstDivider() {}

    /**
     * Gives the first part a share of the room, but no more than that many units, as soon as there
     * is room; from then on the divider is the operator's.
     */
    public static void place(SplitPane split, double share, double atMost) {
        split.setDividerPositions(share);
        split.widthProperty().addListener(once(split, share, atMost));
    }

    private static ChangeListener<Number> once(SplitPane split, double share, double atMost) {
        return new ChangeListener<>() {
            @Override
            public void changed(
                    ObservableValue<? extends Number> observable, Number before, Number width) {
                if (width.doubleValue() > 0) {
                    observable.removeListener(this);
                    split.setDividerPositions(Math.min(share, atMost / width.doubleValue()));
                }
            }
        };
    }
}
