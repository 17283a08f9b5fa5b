package dev.leeway.desktop.control;

import java.util.Optional;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The coloured shape of a state, 16 pixels. */
public final class StateShape extends StackPane {
    private final FontIcon icon = new FontIcon();
    private final Circle dashed = new Circle(5.5);
    private Optional<Mark> shown = Optional.empty();

    /** Makes a shape that shows nothing yet. */
    public StateShape() {
        getStyleClass().add("state-shape");
        dashed.getStyleClass().add("dashed-circle");
        dashed.getStrokeDashArray().setAll(2.6, 2.2);
        setMinSize(16, 16);
        setPrefSize(16, 16);
        setMaxSize(16, 16);
        getChildren().addAll(icon, dashed);
    }

    /** Makes the shape of a state. */
    public StateShape(Mark mark) {
        this();
        show(mark);
    }

    /**
     * Shows another state. Style classes are dear to set, so what is shown already is left alone.
     */
    public void show(Mark mark) {
        if (shown.filter(mark::equals).isPresent()) {
            return;
        }
        shown = Optional.of(mark);
        getStyleClass().setAll("state-shape", mark.styleClass());
        boolean missing = mark.shape() == Feather.CIRCLE;
        dashed.setVisible(missing);
        icon.setVisible(!missing);
        icon.setIconCode(mark.shape());
    }
}
