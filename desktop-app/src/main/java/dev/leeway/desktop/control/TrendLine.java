package dev.leeway.desktop.control;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A small line over equal stretches of time, with the value that it should keep to. Where nothing
 * is known the line has a gap. Colours come from the stylesheet; the words for screen readers from
 * whoever shows it.
 */
public final class TrendLine extends Pane {
    private static final double EDGE = 4;

    private List<OptionalDouble> values = List.of();
    private OptionalDouble target = OptionalDouble.empty();
    private double lowest;
    private double highest = 1;

    /** Makes a line that shows nothing yet. */
    public TrendLine() {
        getStyleClass().add("trend-line");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(60, 32);
        setPrefSize(220, 44);
        setMaxWidth(Double.MAX_VALUE);
    }

    /**
     * Shows values.
     *
     * @param shown one value for each stretch, empty where nothing is known
     * @param shouldBe the value to keep to, drawn as a dashed line
     * @param least the value at the lower edge, unless a value is lower
     * @param most the value at the upper edge, unless a value is higher
     * @param spoken what a screen reader says
     */
    public void show(
            List<OptionalDouble> shown,
            OptionalDouble shouldBe,
            double least,
            double most,
            String spoken) {
        values = List.copyOf(shown);
        target = shouldBe;
        lowest = least;
        highest = most;
        for (OptionalDouble value : shown) {
            lowest = Math.min(lowest, value.orElse(lowest));
            highest = Math.max(highest, value.orElse(highest));
        }
        setAccessibleText(spoken);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        getChildren().clear();
        double width = getWidth() - 2 * EDGE;
        double height = getHeight() - 2 * EDGE;
        if (width <= 0 || height <= 0) {
            return;
        }
        Line ground = new Line(EDGE, EDGE + height, EDGE + width, EDGE + height);
        ground.getStyleClass().add("trend-ground");
        getChildren().add(ground);
        target.ifPresent(
                at -> {
                    Line line = new Line(EDGE, y(at, height), EDGE + width, y(at, height));
                    line.getStyleClass().add("trend-target");
                    line.getStrokeDashArray().setAll(3.0, 3.0);
                    getChildren().add(line);
                });
        List<Double> stretch = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            double x =
                    values.size() == 1 ? EDGE + width / 2 : EDGE + width * i / (values.size() - 1);
            if (values.get(i).isPresent()) {
                stretch.add(x);
                stretch.add(y(values.get(i).getAsDouble(), height));
            }
            if (values.get(i).isEmpty() || i == values.size() - 1) {
                draw(stretch);
                stretch.clear();
            }
        }
    }

    /** One known value alone has no line, so it is a dot; the newest one is a dot in any case. */
    private void draw(List<Double> points) {
        if (points.isEmpty()) {
            return;
        }
        if (points.size() > 2) {
            Polyline line = new Polyline();
            line.getPoints().setAll(points);
            line.getStyleClass().add("trend-values");
            getChildren().add(line);
        }
        Circle dot = new Circle(points.get(points.size() - 2), points.getLast(), 2.5);
        dot.getStyleClass().add("trend-dot");
        getChildren().add(dot);
    }

    private double y(double value, double height) {
        double span = highest - lowest;
        double share = span <= 0 ? 0.5 : (value - lowest) / span;
        return EDGE + height * (1 - Math.clamp(share, 0, 1));
    }
}
