package dev.leeway.desktop.control;

import dev.leeway.desktop.text.Visible;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands where there is nothing to show: an icon, what is so, why, and what to do next. */
public final class Blank extends VBox {
    /** Makes it; empty sentences are left out. */
    public Blank(
            String styleClass,
            Feather shape,
            String title,
            List<String> sentences,
            Node... actions) {
        getStyleClass().addAll("blank", styleClass);
        setAlignment(Pos.CENTER);
        FontIcon icon = new FontIcon(shape);
        icon.getStyleClass().add("blank-icon");
        Label heading = new Label(title);
        heading.getStyleClass().add("blank-title");
        heading.setWrapText(true);
        List<Node> parts = new ArrayList<>(List.of(icon, heading));
        for (String sentence : sentences) {
            if (!sentence.isEmpty()) {
                Label label = new Label(Visible.lines(sentence));
                label.getStyleClass().add("blank-sentence");
                if (sentence.contains("\n")) {
                    // A list, mostly of places in a file: centred it could not be scanned.
                    label.getStyleClass().addAll("mono", "blank-list");
                }
                label.setWrapText(true);
                parts.add(label);
            }
        }
        if (actions.length > 0) {
            FlowPane row = new FlowPane(actions);
            row.setAlignment(Pos.CENTER);
            row.getStyleClass().add("blank-actions");
            parts.add(row);
        }
        getChildren().setAll(parts);
    }
}
