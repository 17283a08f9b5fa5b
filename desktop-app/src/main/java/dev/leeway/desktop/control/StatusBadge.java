package dev.leeway.desktop.control;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A state in a line: shape and word in the state's colour. */
public final class StatusBadge extends HBox {
    private final StateShape shape = new StateShape();
    private final Label word = new Label();
    private Optional<Mark> shown = Optional.empty();

    /** Makes a badge that shows nothing yet. */
    public StatusBadge() {
        getStyleClass().add("status-badge");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(shape, word);
    }

    /** Makes the badge of a state. */
    public StatusBadge(Mark mark) {
        this();
        show(mark);
    }

    /** Makes the badge of a state on a tinted ground, for headers. */
    public static StatusBadge tinted(Mark mark) {
        StatusBadge badge = new StatusBadge(mark);
        badge.getStyleClass().add("tinted");
        return badge;
    }

    /** Shows another state; the state that it shows already costs nothing. */
    public void show(Mark mark) {
        if (shown.filter(mark::equals).isPresent()) {
            return;
        }
        shown = Optional.of(mark);
        boolean tinted = getStyleClass().contains("tinted");
        getStyleClass()
                .setAll(
                        tinted
                                ? List.of("status-badge", mark.styleClass(), "tinted")
                                : List.of("status-badge", mark.styleClass()));
        shape.show(mark);
        word.setText(mark.word());
        setAccessibleText(mark.word());
    }
}
