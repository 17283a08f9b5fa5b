package dev.leeway.desktop.screen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.themes.Theme;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/**
 * Whoever works by keyboard sees where the keyboard is: told by the pixels that the focus changes,
 * in every theme. What WCAG 2.2 asks in 2.4.13: as much as a line of two pixels around the control,
 * 3 : 1 against how it was before.
 */
class FocusRingTest {
    private static final PseudoClass FOCUSED = PseudoClass.getPseudoClass("focused");
    private static final PseudoClass VISIBLE = PseudoClass.getPseudoClass("focus-visible");

    private static Map<String, Region> controls() {
        Map<String, Region> controls = new LinkedHashMap<>();
        controls.put("button", new Button("Sync"));
        controls.put("primary", styled(new Button("Approve"), "primary"));
        controls.put("quiet", styled(new Button("More"), "quiet"));
        controls.put("toggle", styled(new ToggleButton("Image"), "small"));
        controls.put("chip", styled(new ToggleButton("Wide"), "chip", "state-busy"));
        controls.put("hyperlink", new Hyperlink("More numbers"));
        controls.put("check box", new CheckBox("Ticked"));
        controls.put("text field", new TextField("shop/api:1.5"));
        controls.put("text area", new TextArea("It is down"));
        controls.put("combo box", new ComboBox<String>());
        controls.put("menu button", styled(new MenuButton("All namespaces"), "namespace-choice"));
        return controls;
    }

    private static Region styled(Region control, String... styles) {
        control.getStyleClass().addAll(styles);
        return control;
    }

    /** Returns how many pixels stand out in line lengths around the control. */
    private static double ring(Theme theme, Region control) {
        StackPane ground = new StackPane(control);
        ground.getStyleClass().addAll("screen", "wizard");
        control.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Scene scene = new Scene(ground, 320, 260);
        Themes themes = new Themes();
        themes.loadFonts();
        themes.apply(scene, theme);
        Fx.settle(ground);
        WritableImage before = ground.snapshot(null, null);
        control.pseudoClassStateChanged(FOCUSED, true);
        control.pseudoClassStateChanged(VISIBLE, true);
        Fx.settle(ground);
        WritableImage after = ground.snapshot(null, null);
        Node ringed = control instanceof CheckBox ? control.lookup(".box") : control;
        double around =
                2 * (ringed.getLayoutBounds().getWidth() + ringed.getLayoutBounds().getHeight());
        return standingOut(before.getPixelReader(), after.getPixelReader(), 320, 260) / around;
    }

    private static int standingOut(PixelReader before, PixelReader after, int width, int height) {
        int count = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double one = light(before.getColor(x, y));
                double other = light(after.getColor(x, y));
                if ((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) >= 3) {
                    count++;
                }
            }
        }
        return count;
    }

    private static double light(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    @Test
    void theFocusStandsOutInEveryTheme() throws Exception {
        Map<String, Double> thin = new LinkedHashMap<>();
        Fx.run(
                () -> {
                    for (Theme theme : Theme.values()) {
                        controls()
                                .forEach(
                                        (name, control) -> {
                                            double lines = ring(theme, control);
                                            if (lines < 1.7) {
                                                thin.put(theme + " " + name, lines);
                                            }
                                        });
                    }
                });
        assertThat(thin).as("lines around the control that stand out, of two").isEmpty();
    }
}
