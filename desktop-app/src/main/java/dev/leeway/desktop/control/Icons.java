package dev.leeway.desktop.control;

import javafx.scene.control.Labeled;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons of the one pack, in the one size. */
public final class Icons {
    private Icons() {}

    /** Returns an icon of 16 pixels. */
    public static FontIcon of(Feather shape) {
        FontIcon icon = new FontIcon(shape);
        icon.getStyleClass().add("icon");
        return icon;
    }

    /** Shows an icon in a control; the one that it shows already is left alone. */
    public static void show(Labeled in, Feather shape) {
        if (!(in.getGraphic() instanceof FontIcon icon) || !shape.equals(icon.getIconCode())) {
            in.setGraphic(of(shape));
        }
    }
}
