package dev.leeway.desktop.screen.insights;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A number beside its target, or the reason why there is none: only a number is written large. */
final class FigureLine {
    private FigureLine() {}

    static Region of(String figure, String style, String target) {
        Label number = new Label(figure);
        number.getStyleClass().addAll("figure", style);
        number.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(number, target(target));
        line.setAlignment(Pos.BASELINE_LEFT);
        line.getStyleClass().add("figure-line");
        return line;
    }

    static Region without(String reason, String target) {
        Label words = new Label(reason);
        words.getStyleClass().add("figure-missing");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        return new VBox(words, target(target));
    }

    private static Label target(String target) {
        Label against = new Label(target);
        against.getStyleClass().add("muted");
        against.setWrapText(true);
        against.setTooltip(new Tooltip(target));
        return against;
    }
}
