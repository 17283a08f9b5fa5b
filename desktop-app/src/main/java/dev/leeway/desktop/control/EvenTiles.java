package dev.leeway.desktop.control;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

import java.util.List;

/** Cards side by side, as many as fit, all equally wide, those of a row equally high. */
public final class EvenTiles extends Pane {
    private static final double GAP = 12;

    private final double narrowest;

    /**
     * Makes it.
     *
     * @param narrowest how wide a card must be at least
     */
    public EvenTiles(double narrowest, List<? extends Node> cards) {
        this.narrowest = narrowest;
        getStyleClass().add("even-tiles");
        getChildren().setAll(cards);
        setMinHeight(USE_PREF_SIZE);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private int columns(double width) {
        int fit = (int) Math.floor((width + GAP) / (narrowest + GAP));
        int cards = Math.max(1, getManagedChildren().size());
        int most = Math.clamp(fit, 1, cards);
        // Four cards where three fit stand two by two, and not three and one.
        int rows = (cards + most - 1) / most;
        return (cards + rows - 1) / rows;
    }

    private double tile(double width, int columns) {
        return Math.floor((width - GAP * (columns - 1)) / columns);
    }

    @Override
    protected double computeMinWidth(double height) {
        return narrowest;
    }

    @Override
    protected double computePrefWidth(double height) {
        int cards = Math.max(1, getManagedChildren().size());
        return cards * narrowest + (cards - 1) * GAP;
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width < 0 ? computePrefWidth(-1) : width;
        int columns = columns(room);
        double tile = tile(room, columns);
        List<Node> cards = getManagedChildren();
        double height = 0;
        for (int first = 0; first < cards.size(); first += columns) {
            height += rowHeight(cards, first, columns, tile) + (first == 0 ? 0 : GAP);
        }
        return height;
    }

    private static double rowHeight(List<Node> cards, int first, int columns, double tile) {
        double height = 0;
        for (Node card : cards.subList(first, Math.min(cards.size(), first + columns))) {
            height = Math.max(height, Math.ceil(card.prefHeight(tile)));
        }
        return height;
    }

    @Override
    protected void layoutChildren() {
        Insets edges = getInsets();
        double room = getWidth() - edges.getLeft() - edges.getRight();
        int columns = columns(room);
        double tile = tile(room, columns);
        List<Node> cards = getManagedChildren();
        double y = edges.getTop();
        for (int first = 0; first < cards.size(); first += columns) {
            double height = rowHeight(cards, first, columns, tile);
            double x = edges.getLeft();
            for (Node card : cards.subList(first, Math.min(cards.size(), first + columns))) {
                card.resizeRelocate(x, y, tile, height);
                x += tile + GAP;
            }
            y += height + GAP;
        }
    }
}
