package dev.leeway.desktop.screen.repositories;

import dev.leeway.engine.source.CommitGraph;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Line;
import javafx.scene.shape.Shape;

/** Draws one row of the graph of commits. */
final class GraphCell extends Pane {
    static final double LANE = 14;
    private static final int MOST_LANES = 12;
    private static final int COLOURS = 6;
    private static final double RADIUS = 4;

    private final double height;

    GraphCell(double height) {
        this.height = height;
        getStyleClass().add("commit-graph");
        setMinHeight(height);
        setMaxHeight(height);
    }

    /** Returns how wide a graph of so many lanes is. */
    static double width(int lanes) {
        return Math.min(lanes, MOST_LANES) * LANE + 6;
    }

    /** Shows a row; a merge has a ring instead of a disc, so that it is told by its shape. */
    void show(CommitGraph.Row row, boolean merge, double width) {
        getChildren().clear();
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
        double middle = height / 2;
        for (CommitGraph.Edge edge : row.passing()) {
            add(new Line(x(edge.from()), 0, x(edge.to()), height), edge.colour());
        }
        for (CommitGraph.Edge edge : row.above()) {
            add(curve(x(edge.from()), 0, x(edge.to()), middle), edge.colour());
        }
        for (CommitGraph.Edge edge : row.below()) {
            add(curve(x(edge.from()), middle, x(edge.to()), height), edge.colour());
        }
        Circle commit = new Circle(x(row.lane()), middle, RADIUS);
        commit.getStyleClass().addAll("graph-commit", "graph-" + row.colour() % COLOURS);
        if (merge) {
            commit.getStyleClass().add("graph-merge");
        }
        getChildren().add(commit);
    }

    /** Shows that there is no graph, because rows between these are left out. */
    void showPlain() {
        getChildren().clear();
        setMinWidth(0);
        setPrefWidth(0);
        setMaxWidth(0);
    }

    private void add(Shape line, int colour) {
        line.getStyleClass().addAll("graph-line", "graph-" + colour % COLOURS);
        getChildren().add(line);
    }

    private static Shape curve(double fromX, double fromY, double toX, double toY) {
        if (fromX == toX) {
            return new Line(fromX, fromY, toX, toY);
        }
        double middle = (fromY + toY) / 2;
        return new CubicCurve(fromX, fromY, fromX, middle, toX, middle, toX, toY);
    }

    /** Lanes beyond the last that is drawn share its place. */
    private static double x(int lane) {
        return Math.min(lane, MOST_LANES - 1) * LANE + 9;
    }
}
