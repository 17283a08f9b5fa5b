package dev.leeway.desktop.screen;

import dev.leeway.desktop.control.Icons;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** Buttons as the product has them. */
public final class Buttons {
    /** The style class of the one button that most people came for. */
    public static final String PRIMARY = "primary";

    private Buttons() {}

    /** Returns a button with a verb and an icon. */
    public static Button of(Feather shape, String verb, Runnable action) {
        Button button = new Button(verb, Icons.of(shape));
        button.setOnAction(event -> action.run());
        button.setMinWidth(Button.USE_PREF_SIZE);
        return button;
    }

    /** Returns the one button of a screen that most people came for. */
    public static Button primary(Feather shape, String verb, Runnable action) {
        Button button = of(shape, verb, action);
        setPrimary(button, true);
        return button;
    }

    /**
     * Makes a button the one that most people came for, or one among others: while a form with such
     * a button is open, that of the page around it gives way.
     */
    public static void setPrimary(Button button, boolean primary) {
        button.getStyleClass().remove(PRIMARY);
        if (primary) {
            button.getStyleClass().add(PRIMARY);
        }
    }

    /** Returns a button that shows only its icon; the verb is its hint and its name. */
    public static Button icon(Feather shape, String verb, Runnable action) {
        Button button = new Button("", Icons.of(shape));
        button.getStyleClass().add("quiet");
        button.setOnAction(event -> action.run());
        button.setTooltip(new Tooltip(verb));
        button.setAccessibleText(verb);
        return button;
    }
}
