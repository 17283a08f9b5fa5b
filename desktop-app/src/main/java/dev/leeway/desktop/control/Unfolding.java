package dev.leeway.desktop.control;

import javafx.animation.AnimationTimer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.collections.ObservableList;
import javafx.scene.layout.Region;

/**
 * Lets a list become as high as it shall be within a few frames when it gets its first lines. It
 * makes the cells of all lines in sight, and what is made for the first time is slow to make: all
 * in one frame would hold the window. Each frame makes at most as many as were made before, and
 * afterwards the list is as any other.
 */
public final class Unfolding {
    private static final double FIRST = 120;

    private final Region list;
    private final ObservableList<?> lines;
    private final InvalidationListener filled = this::filled;

    private Unfolding(Region list, ObservableList<?> lines) {
        this.list = list;
        this.lines = lines;
    }

    /**
     * Lets a list unfold when it gets its first lines. Where no window shows it there are no frames
     * to hold, and it has its height at once.
     */
    public static void of(Region list, ObservableList<?> lines) {
        lines.addListener(new Unfolding(list, lines).filled);
    }

    private void filled(Observable observable) {
        if (lines.isEmpty()) {
            return;
        }
        lines.removeListener(filled);
        if (list.getScene() == null
                || list.getScene().getWindow() == null
                || !list.getScene().getWindow().isShowing()) {
            return;
        }
        double usual = list.getMaxHeight();
        list.setMaxHeight(FIRST);
        new AnimationTimer() {
            private boolean laidOut;

            @Override
            public void handle(long now) {
                if (!laidOut) {
                    // Timers come before the layout of their frame.
                    laidOut = true;
                } else if (list.getHeight() < list.getMaxHeight()) {
                    // It has all the room that there is.
                    stop();
                    list.setMaxHeight(usual);
                } else {
                    list.setMaxHeight(2 * list.getMaxHeight());
                }
            }
        }.start();
    }
}
