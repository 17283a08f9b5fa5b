package dev.leeway.desktop.control;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * Two parts in a line, one from the left, the other at the right edge; where the line is too short
 * for what both want, the second stands below the first, which then has the whole width.
 */
public final class BesideOrBelow extends Pane {
    private static final double BESIDE = 12;
    private static final double BELOW = 6;

    private final Region first;
    private final Region second;
    private final boolean grows;

    /** Makes it; beside each other the first has what room the second leaves. */
    public BesideOrBelow(Region first, Region second) {
        this(first, second, false);
    }

    /**
     * Makes it.
     *
     * @param grows whether the second has what room the first leaves, and below it the whole width
     */
    public BesideOrBelow(Region first, Region second, boolean grows) {
        this.first = first;
        this.second = second;
        this.grows = grows;
        getStyleClass().add("beside-or-below");
        getChildren().setAll(first, second);
        setMinHeight(USE_PREF_SIZE);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private static double wanted(Region part) {
        return Math.ceil(part.prefWidth(-1));
    }

    private boolean beside(double room) {
        return wanted(first) + BESIDE + wanted(second) <= room;
    }

    @Override
    protected double computeMinWidth(double height) {
        Insets edges = getInsets();
        return edges.getLeft()
                + Math.max(first.minWidth(-1), second.minWidth(-1))
                + edges.getRight();
    }

    @Override
    protected double computePrefWidth(double height) {
        Insets edges = getInsets();
        return edges.getLeft() + wanted(first) + BESIDE + wanted(second) + edges.getRight();
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets edges = getInsets();
        double room =
                (width < 0 ? computePrefWidth(-1) : width) - edges.getLeft() - edges.getRight();
        double height =
                beside(room)
                        ? Math.max(first.prefHeight(-1), second.prefHeight(-1))
                        : first.prefHeight(room) + BELOW + second.prefHeight(room);
        return edges.getTop() + Math.ceil(height) + edges.getBottom();
    }

    private static void place(Region part, double x, double top, double height, double width) {
        double high = Math.min(height, Math.ceil(part.prefHeight(-1)));
        part.resizeRelocate(x, top + Math.floor((height - high) / 2), width, high);
    }

    @Override
    protected void layoutChildren() {
        Insets edges = getInsets();
        double left = edges.getLeft();
        double top = edges.getTop();
        double room = getWidth() - left - edges.getRight();
        if (beside(room)) {
            double height = getHeight() - top - edges.getBottom();
            double width = grows ? room - BESIDE - wanted(first) : wanted(second);
            place(first, left, top, height, room - BESIDE - width);
            place(second, left + room - width, top, height, width);
            return;
        }
        double width = grows ? room : Math.min(wanted(second), room);
        double high = Math.ceil(first.prefHeight(room));
        first.resizeRelocate(left, top, room, high);
        second.resizeRelocate(
                left + room - width,
                top + high + BELOW,
                width,
                Math.ceil(second.prefHeight(width)));
    }
}
